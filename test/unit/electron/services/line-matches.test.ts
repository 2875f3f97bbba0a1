import { expect, it } from 'vitest'
import type { PoolSparse } from '../../../../electron/services/analysis-pool.ts'
import { LastUsed } from '../../../../electron/services/last-used.ts'
import { LineMatches, lineMatchHandlers } from '../../../../electron/services/line-matches.ts'
import type { OpenRun, RunCopy } from '../../../../electron/services/open-sources.ts'
import { readSparseLines } from '../../../../electron/services/sparse-lines.ts'
import type { Result } from '../../../../shared/base/result.ts'
import { encodeUtf8 } from '../../../../shared/base/bytes.ts'
import { err, ok } from '../../../../shared/base/result.ts'
import type { HandlerContext } from '../../../../shared/ipc/contract.ts'
import type { SparseLines } from '../../../../shared/model/line-match.ts'
import { fakeRun } from '../../../support/fake-run.ts'

const GOOD = ['starting up with 7 workers', 'noise', 'noise', 'noise', 'noise', 'noise', 'the end of 9']
const BAD = ['a line of its own', ...GOOD.slice(0, 3), 'noise of another kind', ...GOOD.slice(3)].map(line =>
  line.replace('7', '8'),
)
const quiet = () => ({ emit: () => undefined, signal: new AbortController().signal })

interface Setup {
  readonly files?: Readonly<Record<string, readonly string[]>>
  readonly isSmall?: boolean
  readonly copy?: RunCopy
  /** In place of what the reading found. */
  readonly sparse?: (read: Result<SparseLines>) => Result<SparseLines>
}

function setUp({ files = { good: GOOD, bad: BAD }, isSmall = false, copy, sparse = read => read }: Setup = {}) {
  const asked: PoolSparse[] = []
  const textOf = (runId: string) => (files[runId] ?? []).map(line => `${line}\n`).join('')
  const runOf = (runId: string): OpenRun => ({
    sourceId: 's',
    run: fakeRun('', { 'a.log': textOf(runId) }),
    view: { runId, label: '', facts: { source: 'runs' } },
    location: { kind: 'path', path: '/runs', run: '' },
    ...(copy === undefined ? {} : { copy }),
  })
  const read = async (run: OpenRun, artifact: string) =>
    sparse(await readSparseLines(run.run, { artifact, onProgress: () => undefined }))
  const matches = new LineMatches({
    sources: { findRun: id => Promise.resolve(id in files ? ok(runOf(id)) : err({ code: 'rpc/unknown-id', id })) },
    pool: {
      sparseLines: (job, { onProgress }) => {
        asked.push(job)
        onProgress({ phase: 'reading', artifact: job.artifact, doneBytes: 5 })
        return read(runOf(job.runId.replace('lines ', '')), job.artifact)
      },
    },
    logs: {
      sparseSmall: (run, artifact) => (isSmall ? read(run, artifact) : Promise.resolve(undefined)),
      size: run => Promise.resolve(ok({ totalLines: files[run.view.runId]?.length ?? 0, bytes: 0 })),
      texts: (run, { from, count }) =>
        Promise.resolve(
          ok(
            (files[run.view.runId] ?? []).map((text, at) => ({ line: at + 1, text })).slice(from - 1, from - 1 + count),
          ),
        ),
      lineBytes: (run, { line }) => {
        const text = files[run.view.runId]?.[line - 1]
        return Promise.resolve(ok(text === undefined ? undefined : encodeUtf8(text)))
      },
    },
  })
  const match = ([log, other]: readonly [string, string], line: number, cx: HandlerContext = quiet()) =>
    lineMatchHandlers({ lineMatches: matches })['log.match'](
      { matchId: 'm', log: { runId: log, artifact: 'a.log' }, other: { runId: other, artifact: 'a.log' }, line },
      cx,
    )
  const placeOf = async (log: string, other: string, line: number) => {
    const found = await match([log, other], line)
    return found.ok ? found.value.place : found.error
  }
  return { match, placeOf, asked, matches }
}

it('finds the line that says the same but for what varies, from either side', async () => {
  const { placeOf } = setUp()
  expect(await placeOf('good', 'bad', 1)).toEqual({ kind: 'same', line: 2 })
  expect(await placeOf('bad', 'good', 2)).toEqual({ kind: 'same', line: 1 })
  expect(await placeOf('bad', 'good', 9)).toEqual({ kind: 'same', line: 7 })
})

it('says between which lines a line is that is like many others', async () => {
  const { placeOf } = setUp()
  const [before, after] = [
    { line: 1, other: 2 },
    { line: 7, other: 9 },
  ]
  expect(await placeOf('good', 'bad', 3)).toEqual({ kind: 'between', line: 4, before, after })
  expect(await placeOf('bad', 'good', 1)).toEqual({
    ...{ kind: 'between', line: 1, before: undefined, after: { line: 2, other: 1 } },
  })
})

it('finds lines that are alone between two anchors, although they are frequent elsewhere', async () => {
  const many = ['again', 'again', 'again', 'again', 'again', 'again']
  const { placeOf } = setUp({
    files: {
      good: [...many, 'first mark', 'x', 'again', 'x', 'x', 'x', 'x', 'x', 'second mark'],
      bad: [...many, 'again', 'first mark', 'again', 'y y', 'second mark'],
    },
  })
  expect(await placeOf('good', 'bad', 9)).toEqual({ kind: 'same', line: 9 })
})

it('knows nothing where no line says the same, and claims nothing of blank lines and bare numbers', async () => {
  const { placeOf } = setUp({ files: { good: ['one kind', '', '12'], bad: ['other words', '', '99'] } })
  expect(await placeOf('good', 'bad', 2)).toEqual({ kind: 'none' })
  expect(await placeOf('good', 'bad', 3)).toEqual({ kind: 'none' })
})

it('believes no hash: lines of one id that say different things are not said to be the same', async () => {
  const collide = (read: Result<SparseLines>): Result<SparseLines> =>
    read.ok ? ok({ ...read.value, lines: [1], templates: ['one'] }) : read
  const { placeOf } = setUp({ files: { good: ['one thing'], bad: ['some other thing'] }, sparse: collide })
  expect(await placeOf('good', 'bad', 1)).toEqual({ kind: 'none' })
})

it('reads each pair of logs once, in processes of their own, and tells how far both are', async () => {
  const { match, asked } = setUp()
  const told: unknown[] = []
  const cx = { ...quiet(), emit: (...event: unknown[]) => void told.push(event) }
  await match(['good', 'bad'], 1, cx)
  await match(['bad', 'good'], 4, cx)
  expect(asked.map(({ runId, artifact }) => [runId, artifact])).toEqual([
    ['lines bad', 'a.log'],
    ['lines good', 'a.log'],
  ])
  expect(told).toEqual([
    ['match.progress', { matchId: 'm', doneBytes: 5 }],
    ['match.progress', { matchId: 'm', doneBytes: 10 }],
  ])
})

it('reads small logs at once, and one log against itself once', async () => {
  const { match, asked } = setUp({ isSmall: true })
  await match(['good', 'bad'], 1)
  expect(asked).toEqual([])
  const itself = setUp()
  expect(await itself.placeOf('good', 'good', 7)).toEqual({ kind: 'same', line: 7 })
  expect(itself.asked).toHaveLength(1)
})

it('reads anew what has grown, and what is opened again', async () => {
  let contents = 'half'
  const copy: RunCopy = {
    ready: () => Promise.resolve(ok(undefined)),
    contents: () => contents,
    reject: () => Promise.resolve(),
  }
  const { match, asked, matches } = setUp({ copy })
  await match(['good', 'bad'], 1)
  contents = 'all'
  await match(['good', 'bad'], 1)
  expect(asked).toHaveLength(4)
  matches.forget()
  await match(['good', 'bad'], 1)
  expect(asked).toHaveLength(6)
})

it('says what was left out, and that a log is not read to its end', async () => {
  const cut = (read: Result<SparseLines>): Result<SparseLines> =>
    read.ok ? ok({ ...read.value, omittedLines: 3, isPartial: true }) : read
  expect(await setUp({ sparse: cut }).match(['good', 'bad'], 1)).toMatchObject({
    ok: true,
    value: { omittedLines: 6, isPartial: true },
  })
})

it('answers with the error of a log that cannot be read, and when it is given up', async () => {
  const failed = err({ code: 'artifact/not-found', artifact: 'a.log' } as const)
  const { match } = setUp({ sparse: () => failed })
  expect(await match(['good', 'bad'], 1)).toEqual(failed)
  expect(await match(['good', 'nobody'], 1)).toEqual(err({ code: 'rpc/unknown-id', id: 'nobody' }))
  const stopped = new AbortController()
  stopped.abort()
  expect(
    await setUp({ sparse: () => err({ code: 'cancelled' }) }).match(['good', 'bad'], 1, {
      ...quiet(),
      signal: stopped.signal,
    }),
  ).toEqual(err({ code: 'cancelled' }))
})

it('keeps the values that were used last', () => {
  const kept = new LastUsed<number>(2)
  kept.set('a', 1)
  kept.set('b', 2)
  kept.get('a')
  kept.set('c', 3)
  expect([kept.get('a'), kept.get('b'), kept.get('c')]).toEqual([1, undefined, 3])
  kept.clear()
  expect(kept.get('a')).toBeUndefined()
})
