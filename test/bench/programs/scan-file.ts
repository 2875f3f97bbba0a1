// The scanner alone on one file, as a whole process: `FILE WORDS`. Finds every word and the place of every line, and
// prints how many of each.
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { byteSearchFor } from '#shared/analysis/scan/byte-search-for.ts'
import { createLineBuffer } from '#shared/analysis/scan/line-buffer.ts'
import { buildWordTable } from '#shared/analysis/scan/literal-table.ts'
import { countLines, LinePlacesBuilder } from './line-places.ts'

const [, , path = '', words = ''] = process.argv

const table = buildWordTable(readFileSync(words, 'utf8').split('\n').filter(Boolean))
const search = byteSearchFor(table)
const lines = new LinePlacesBuilder()
let [matches, begin] = [0, 0]
const buffer = createLineBuffer(search.memory, ({ bytes }) => {
  lines.add(begin, search.findLineEnds(bytes).ends)
  search.findLiterals(bytes, pairs => (matches += pairs.length / 2))
  begin += bytes.length
})
const { room } = buffer
const file = openSync(path, 'r')
for (let count = readSync(file, room); count > 0; count = readSync(file, room)) buffer.append(room.subarray(0, count))
closeSync(file)
buffer.end()
console.log(JSON.stringify({ matches, lines: countLines(lines.build()) }))
