import { expect, it } from 'vitest'
import { searchLines, type SearchLinesOptions } from '../../../../electron/services/search-lines.ts'
import type { SourceRun } from '../../../../electron/services/sources/source.ts'
import { err, ok } from '../../../../shared/base/result.ts'
import type { FoundLine } from '../../../../shared/model/search.ts'
import { fakeRun } from '../../../support/fake-run.ts'

const query = { text: 'slow', isPattern: false, ignoresCase: false }
const artifacts = { 'a.log': 'one\nslow and slow\n', 'b.log': 'slow\nslow\nfast\n', 'c.log': 'fast\n' }

/** So much time passes between any two looks at the clock that nothing has to wait. */
async function search(over: Partial<SearchLinesOptions> = {}, run: SourceRun = fakeRun('', artifacts)) {
  const batches: (readonly FoundLine[])[] = []
  let at = 0
  const clock = { now: () => (at += 1_000), wait: () => Promise.resolve() }
  const options = { query, limit: 100, onFound: (lines: readonly FoundLine[]) => void batches.push(lines), ...over }
  const result = await searchLines(run, options, clock)
  return { result, batches, lines: batches.flat() }
}

it('hands over the lines of every artifact with their marks, and counts them', async () => {
  const { result, batches, lines } = await search()
  expect(result).toEqual(
    ok({
      artifacts: [
        { artifact: 'a.log', lines: 1 },
        { artifact: 'b.log', lines: 2 },
      ],
      lines: 3,
      read: { artifacts: 3, bytes: 38 },
      unread: [],
    }),
  )
  expect(batches).toHaveLength(2)
  expect(lines.map(({ artifact, line }) => [artifact, line])).toEqual([
    ['a.log', 2],
    ['b.log', 1],
    ['b.log', 2],
  ])
  expect(lines[0]?.matches).toEqual([
    { from: 0, to: 4 },
    { from: 9, to: 13 },
  ])
})

it('hands over no more than the limit, and counts all', async () => {
  const { result, lines } = await search({ limit: 2 })
  expect(lines.map(({ artifact, line }) => [artifact, line])).toEqual([
    ['a.log', 2],
    ['b.log', 1],
  ])
  expect(result).toMatchObject({ ok: true, value: { lines: 3, artifacts: [{ lines: 1 }, { lines: 2 }] } })
})

it('looks in one artifact alone, and knows none that the run has not', async () => {
  const only = await search({ artifact: 'b.log' })
  expect(only.result).toMatchObject({ ok: true, value: { lines: 2, read: { artifacts: 1 } } })
  expect((await search({ artifact: 'd.log' })).result).toEqual(err({ code: 'artifact/not-found', artifact: 'd.log' }))
})

it('names the artifact that could not be read', async () => {
  const whole = fakeRun('', artifacts)
  const run = { ...whole, entries: [...whole.entries, { name: 'secret.bin', skipped: 'encrypted' }] }
  expect((await search({}, run)).result).toMatchObject({ ok: true, value: { unread: ['secret.bin'] } })
  expect((await search({ artifact: 'secret.bin' }, run)).result).toMatchObject({
    ok: true,
    value: { lines: 0, read: { artifacts: 0 }, unread: ['secret.bin'] },
  })
})

it('tells how far it got', async () => {
  const seen: unknown[] = []
  await search({ onProgress: ({ artifact, doneBytes }) => void seen.push([artifact, doneBytes]) })
  expect(seen).toEqual([
    ['a.log', 18],
    ['b.log', 33],
    ['c.log', 38],
  ])
})

it('refuses what cannot be looked for', async () => {
  const bad = { text: '(?=x)', isPattern: true, ignoresCase: false }
  expect((await search({ query: bad })).result).toMatchObject({ ok: false, error: { code: 'search/refused' } })
})
