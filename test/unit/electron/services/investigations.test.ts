import { expect, it } from 'vitest'
import { err, ok, type Result } from '../../../../shared/base/result.ts'
import type { Analysis } from '../../../../shared/model/analysis.ts'
import type { AnalyseOptions, PoolJob } from '../../../../electron/services/analysis-pool.ts'
import { Investigations } from '../../../../electron/services/investigations.ts'
import { OpenSources } from '../../../../electron/services/open-sources.ts'
import { emptyAnalysis, fakeComparison, fakeRun, fakeSource } from '../../../support/fake-run.ts'

type Analyse = (job: PoolJob, options: AnalyseOptions) => Promise<Result<Analysis>>
const analyseNow: Analyse = job => Promise.resolve(ok(emptyAnalysis({ run: { source: job.label } })))

async function setUp(analyse: Analyse = analyseNow) {
  const sources = new OpenSources({
    openSource: () => Promise.resolve(ok(fakeSource('runs', [fakeRun('1', {}), fakeRun('2', {})]))),
    openReader: () => undefined,
    onClosed: ids => investigations.forget(ids),
  })
  const jobs: PoolJob[] = []
  const pool = {
    analyse: (job: PoolJob, options: AnalyseOptions) => {
      jobs.push(job)
      return analyse(job, options)
    },
  }
  const investigations = new Investigations({ sources, pool, compare: fakeComparison })
  const sourceId = await sources.open('/runs')
  const runs = (await sources.list())[0]?.runs.map(run => run.runId) ?? []
  const [baseline = '', target = ''] = runs
  return { sources, investigations, jobs, sourceId, pair: { baseline, target } }
}

const context = (signal: AbortSignal = new AbortController().signal) => {
  const events: unknown[] = []
  return { events, signal, emit: (event: string, payload: unknown) => void events.push([event, payload]) }
}

it('analyses both runs and compares them', async () => {
  const { investigations, jobs, pair } = await setUp()
  const opened = await investigations.open(pair, context())
  expect(opened).toMatchObject({
    ok: true,
    value: {
      baseline: { label: '1' },
      target: { label: '2' },
      comparison: { good: { source: 'runs#1' }, bad: { source: 'runs#2' } },
    },
  })
  expect(jobs).toEqual([
    { runId: pair.baseline, location: { kind: 'path', path: '/runs', run: '1' }, label: 'runs#1' },
    { runId: pair.target, location: { kind: 'path', path: '/runs', run: '2' }, label: 'runs#2' },
  ])
})

it('analyses a run once, and the same pair has the same id', async () => {
  const { investigations, jobs, pair } = await setUp()
  const first = await investigations.open(pair, context())
  const second = await investigations.open(pair, context())
  await investigations.open({ baseline: pair.target, target: pair.baseline }, context())
  expect(jobs).toHaveLength(2)
  expect(first).toEqual(second)
})

it('analyses a run that is compared with itself once', async () => {
  const { investigations, jobs, pair } = await setUp()
  expect(await investigations.open({ baseline: pair.target, target: pair.target }, context())).toMatchObject({
    ok: true,
  })
  expect(jobs).toHaveLength(1)
})

it('tells of progress by run', async () => {
  const { investigations, pair } = await setUp((job, { onProgress }) => {
    onProgress({ phase: 'reading', artifact: 'a', doneBytes: 1 })
    return analyseNow(job, { onProgress })
  })
  const cx = context()
  await investigations.open(pair, cx)
  expect(cx.events[0]).toEqual([
    'analysis.progress',
    { runId: pair.baseline, phase: 'reading', artifact: 'a', doneBytes: 1 },
  ])
})

it('stops the other run when one fails, and answers with the failure', async () => {
  const aborted: string[] = []
  const { investigations, pair } = await setUp((job, { signal }) => {
    if (runOf(job) === '2') return Promise.resolve(err({ code: 'analysis/died', reason: 'x' }))
    return new Promise(resolve => {
      signal?.addEventListener('abort', () => {
        aborted.push(runOf(job))
        resolve(err({ code: 'cancelled' }))
      })
    })
  })
  expect(await investigations.open(pair, context())).toEqual(err({ code: 'analysis/died', reason: 'x' }))
  expect(aborted).toEqual(['1'])
})

it('answers cancelled when the person cancels', async () => {
  const abort = new AbortController()
  const { investigations, pair } = await setUp((_job, { signal }) => {
    const answer = new Promise<Result<Analysis>>(resolve => {
      signal?.addEventListener('abort', () => resolve(err({ code: 'cancelled' })))
    })
    queueMicrotask(() => abort.abort())
    return answer
  })
  expect(await investigations.open(pair, context(abort.signal))).toEqual(err({ code: 'cancelled' }))
})

it('forgets everything of a closed source', async () => {
  const { sources, investigations, pair, sourceId } = await setUp()
  const opened = await investigations.open(pair, context())
  const id = opened.ok ? opened.value.investigationId : ''
  expect(investigations.timeline(id, { buckets: 10 })).toMatchObject({ ok: true })
  await sources.close(sourceId)
  expect(investigations.timeline(id, { buckets: 10 })).toEqual(err({ code: 'rpc/unknown-id', id }))
  expect(await investigations.open(pair, context())).toEqual(err({ code: 'rpc/unknown-id', id: pair.baseline }))
})

function runOf({ location }: PoolJob): string {
  return location.kind === 'path' ? location.run : location.key
}
