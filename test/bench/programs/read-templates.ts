// The templates of one log, as a whole process: `FILE`. Prints how many there are of how many lines.
import { closeSync, openSync, readSync } from 'node:fs'
import { createRunTemplates } from '#shared/analysis/templates/run-templates.ts'

const READ_BYTES = 1 << 18
const [, , path = ''] = process.argv

const reader = createRunTemplates({ hosts: [], run: {} }, ['kubelet.log'])
const sink = reader.open('kubelet.log')
const file = openSync(path, 'r')
const chunk = new Uint8Array(READ_BYTES)
for (let count = readSync(file, chunk); count > 0; count = readSync(file, chunk)) sink?.feed(chunk.subarray(0, count))
closeSync(file)
sink?.end()
const [group] = reader.finish([]).groups
console.log(JSON.stringify({ lines: group?.lines, templates: group?.templates.length }))
