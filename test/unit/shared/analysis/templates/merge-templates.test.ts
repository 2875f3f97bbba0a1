import { expect, it } from 'vitest'
import { createArtifactTemplates } from '#shared/analysis/templates/artifact-templates.ts'
import { createTemplateMerger } from '#shared/analysis/templates/merge-templates.ts'
import { createPlainHasher } from '#shared/analysis/templates/plain-hasher.ts'
import { encodeUtf8 } from '#shared/base/bytes.ts'

const letters = (index: number) =>
  String.fromCharCode(0x67 + (index % 20)) + String.fromCharCode(0x67 + Math.floor(index / 20))

function readLines(artifact: string, from: number, count: number) {
  const reader = createArtifactTemplates({ artifact, host: undefined }, createPlainHasher())
  for (let index = from; index < from + count; index++) reader.feed(encodeUtf8(`kind ${letters(index)}\n`))
  return reader.end()
}

it('keeps the same templates in any order when there are too many, and counts the lines of the others', () => {
  const parts = [readLines('a.log', 0, 30), readLines('b.log', 10, 30), readLines('c.log', 35, 30)]
  const merged = [parts, [...parts].reverse(), [...parts.slice(1), ...parts.slice(0, 1)]].map(order => {
    const merger = createTemplateMerger(8)
    for (const part of order) merger.add('group', part)
    return merger.groups(() => undefined)
  })
  const [group] = merged[0] ?? []
  expect(group?.templates).toHaveLength(8)
  const kept = group?.templates.reduce((sum, { count }) => sum + count, 0) ?? 0
  expect(group).toMatchObject({ lines: 90, omittedLines: 90 - kept })
  for (const other of merged) expect(other).toEqual(merged[0])
})
