import { expect, it } from 'vitest'
import { filterLines, type FilterLinesOptions } from '../../../../electron/services/filter-lines.ts'
import { createPacedNumbers } from '../../../../electron/services/paced-numbers.ts'
import type { PassedLines } from '../../../../electron/workers/messages.ts'
import { builtInIndex } from '../../../../shared/analysis/knowledge-index.ts'
import { templateOfLine } from '../../../../shared/analysis/templates/template-of-line.ts'
import { err, ok } from '../../../../shared/base/result.ts'
import { fakeRun } from '../../../support/fake-run.ts'

const text = 'I0305 11:31:08.200000 42 a.go:1] one\nE0305 11:31:08.200000 42 b.go:1] slow\nslow\nnobody knows this\n'
const run = fakeRun('', { 'a.log': text })
const hurried = () => {
  let at = 0
  return { now: () => (at += 1_000), wait: () => Promise.resolve() }
}

async function filter(over: Partial<FilterLinesOptions>) {
  const passed: PassedLines[] = []
  const options = { artifact: 'a.log', filter: {}, novel: [], index: builtInIndex, ...over }
  const result = await filterLines(run, { ...options, onPassed: each => void passed.push(each) }, hurried())
  return { result, lines: passed.flatMap(linesOf), passed }
}

function linesOf({ first, steps }: PassedLines): readonly number[] {
  const lines = first === 0 ? [] : [first]
  for (const step of steps) lines.push((lines.at(-1) ?? 0) + step)
  return lines
}

it('hands over the numbers of the lines that meet every condition, and counts them', async () => {
  const query = { text: 'slow', isPattern: false, ignoresCase: false }
  expect((await filter({ filter: { query } })).lines).toEqual([2, 3])
  const both = await filter({ filter: { query, levels: ['error'] } })
  expect(both.lines).toEqual([2])
  expect(both.result).toEqual(ok({ lines: 1, bytes: text.length, isPartial: false }))
  expect(both.passed.at(-1)).toMatchObject({ total: 1, doneBytes: text.length })
})

it('passes lines whose template only this run has', async () => {
  const novel = [templateOfLine('nobody knows this')]
  expect((await filter({ filter: { marks: ['novel'] }, novel })).lines).toEqual([4])
  expect((await filter({ filter: { marks: ['novel'] }, novel: [] })).lines).toEqual([])
})

it('finds lines by their writer in any letter case', async () => {
  expect((await filter({ filter: { writer: 'B.go' } })).lines).toEqual([2])
})

it('judges a long line by its beginning, wherever the words stand', async () => {
  const long = `E0305 11:31:08.200000 42 b.go:1] ${'x'.repeat(2_000_000)} slow\n`
  const passed: PassedLines[] = []
  const query = { text: 'slow', isPattern: false, ignoresCase: false }
  for (const levels of [['error'], ['info']] as const) {
    await filterLines(
      fakeRun('', { 'a.log': long }),
      {
        artifact: 'a.log',
        filter: { query, levels },
        novel: [],
        index: builtInIndex,
        onPassed: each => void passed.push(each),
      },
      hurried(),
    )
  }
  expect(passed.flatMap(linesOf)).toEqual([1])
})

it('knows no artifact that the run has not, and refuses what cannot be looked for', async () => {
  expect((await filter({ artifact: 'b.log' })).result).toEqual(err({ code: 'artifact/not-found', artifact: 'b.log' }))
  const query = { text: '(?=x)', isPattern: true, ignoresCase: false }
  expect((await filter({ filter: { query } })).result).toMatchObject({ error: { code: 'search/refused' } })
})

it('counts all lines and hands over no more than the limit, in messages of a bearable size', async () => {
  const passed: PassedLines[] = []
  const numbers = createPacedNumbers(
    each => void passed.push(each),
    { now: () => 0, wait: () => Promise.resolve() },
    60_000,
  )
  for (let line = 1; line <= 70_000; line++) numbers.add(line)
  await numbers.finish(9)
  expect(passed.flatMap(linesOf)).toHaveLength(60_000)
  expect(passed.map(({ steps }) => steps.length + 1)).toEqual([25_000, 25_000, 10_000])
  expect(passed.at(-1)).toMatchObject({ total: 70_000, doneBytes: 9 })
})
