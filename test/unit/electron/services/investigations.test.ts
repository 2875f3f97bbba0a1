import { describe, expect, it } from 'vitest'
import { err, ok, type Result } from '../../../../shared/base/result.ts'
import type { Analysis } from '../../../../shared/model/analysis.ts'
import type { AnalyseOptions, PoolJob } from '../../../../electron/services/analysis-pool.ts'
import type { ImageLookUps } from '../../../../electron/services/image-look-ups.ts'
import { Investigations, type RunPair } from '../../../../electron/services/investigations.ts'
import { OpenSources, type OpenRun, type RunCopy } from '../../../../electron/services/open-sources.ts'
import type { SavedAnalyses } from '../../../../electron/services/saved-analyses.ts'
import { DAMAGED_COPY } from '../../../../electron/services/cache/read-blob.ts'
import { emptyAnalysis, fakeComparison, fakeRun, fakeSource } from '../../../support/fake-run.ts'

type Analyse = (job: PoolJob, options: AnalyseOptions) => Promise<Result<Analysis>>
const analyseNow: Analyse = job => Promise.resolve(ok(emptyAnalysis({ run: { source: job.label } })))

async function setUp(analyse: Analyse = analyseNow, knowledge = () => 'known', lookUp?: ImageLookUps) {
  const sources = new OpenSources({
    openSource: () => Promise.resolve(ok(fakeSource('runs', [fakeRun('1', {}), fakeRun('2', {}), fakeRun('3', {})]))),
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
  const looking = lookUp === undefined ? {} : { lookUp }
  const investigations = new Investigations({ sources, pool, knowledge, compare: fakeComparison, ...looking })
  const sourceId = await sources.open('/runs')
  const runs = (await sources.list())[0]?.runs.map(run => run.runId) ?? []
  const [baseline = '', target = '', third = ''] = runs
  return { sources, investigations, jobs, sourceId, third, pair: { baseline, target } }
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

it('analyses further good runs beside them, each once, under an id of their own', async () => {
  const { sources, sourceId, investigations, jobs, pair, third } = await setUp()
  const alone = await investigations.open(pair, context())
  const opened = await investigations.open({ ...pair, alsoGood: [third, third, pair.baseline] }, context())
  if (!alone.ok || !opened.ok) throw new Error('not opened')
  expect(opened.value.alsoGood.map(({ runId }) => runId)).toEqual([third])
  expect(jobs.map(({ label }) => label)).toEqual(['runs#1', 'runs#2', 'runs#3'])
  const { investigationId } = opened.value
  expect(investigationId).not.toBe(alone.value.investigationId)
  const found = investigations.find(investigationId)
  expect(found.ok && found.value.alsoGood.map(({ run }) => run.source)).toEqual(['runs#3'])
  await sources.close(sourceId)
  expect(investigations.find(investigationId).ok).toBe(false)
})

it('refuses a further good run that is not open', async () => {
  const { investigations, pair } = await setUp()
  expect(await investigations.open({ ...pair, alsoGood: ['gone'] }, context())).toMatchObject({ ok: false })
})

it('analyses a run anew when the rules have changed', async () => {
  let version = '1'
  const { jobs, investigations, pair } = await setUp(analyseNow, () => version)
  await investigations.open(pair, context())
  await investigations.open(pair, context())
  expect(jobs).toHaveLength(2)
  version = '2'
  await investigations.open(pair, context())
  expect(jobs).toHaveLength(4)
})

it('compares the runs with what is looked up of their images, and looks again each time', async () => {
  let looked = 0
  const lookUp: ImageLookUps = analyses => {
    looked++
    const told = analyses.map(analysis => ({ ...analysis, knowledge: `list ${looked}` }))
    return Promise.resolve({ analyses: told, problems: [], omitted: looked })
  }
  const { jobs, investigations, pair } = await setUp(analyseNow, () => 'known', lookUp)
  const id = await openId(investigations, pair)
  await openId(investigations, pair)
  const found = investigations.find(id)
  expect(found).toMatchObject({
    ok: true,
    value: {
      good: { knowledge: 'list 2' },
      bad: { knowledge: 'list 2' },
      view: { lookUp: { problems: [], omitted: 2 } },
    },
  })
  expect(jobs).toHaveLength(2)
})

it('answers that it was cancelled when that comes while images are looked up', async () => {
  const stop = new AbortController()
  const lookUp: ImageLookUps = analyses => {
    stop.abort()
    return Promise.resolve({ analyses, problems: [], omitted: 0 })
  }
  const { investigations, pair } = await setUp(analyseNow, () => 'known', lookUp)
  expect(await investigations.open(pair, context(stop.signal))).toEqual(err({ code: 'cancelled' }))
})

async function openId(investigations: Investigations, pair: RunPair): Promise<string> {
  const opened = await investigations.open(pair, context())
  return opened.ok ? opened.value.investigationId : ''
}

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

it('compares two hosts of one run, as often as asked under the same id', async () => {
  const hosts = [
    { name: 'h-1', role: 'cos' },
    { name: 'h-2', role: 'ubuntu' },
  ]
  const { investigations, jobs, pair } = await setUp(() => Promise.resolve(ok(emptyAnalysis({ hosts }))))
  const both = { baseline: pair.target, target: pair.target, baselineHost: 'h-2', targetHost: 'h-1' }
  const first = await investigations.open(both, context())
  expect(first).toMatchObject({
    ok: true,
    value: {
      good: { hosts: [{ name: 'h-2', role: 'host' }] },
      bad: { hosts: [{ name: 'h-1', role: 'host' }] },
    },
  })
  const whole = await investigations.open({ baseline: pair.target, target: pair.target }, context())
  const swapped = await investigations.open({ ...both, baselineHost: 'h-1', targetHost: 'h-2' }, context())
  const ids = [first, await investigations.open(both, context()), whole, swapped].map(
    answer => answer.ok && answer.value.investigationId,
  )
  expect([ids[0] === ids[1], new Set(ids).size]).toEqual([true, 3])
  expect(jobs).toHaveLength(1)
})

it('says which hosts there are when one is asked for that the run does not have', async () => {
  const hosts = [{ name: 'h-1', role: 'cos' }]
  const { investigations, pair } = await setUp(job =>
    Promise.resolve(ok(emptyAnalysis({ hosts, run: { source: job.label } }))),
  )
  expect(await investigations.open({ ...pair, baselineHost: 'h-1', targetHost: 'h-9' }, context())).toEqual(
    err({ code: 'host/not-one', path: 'runs#2', host: 'h-9', hosts: ['h-1'] }),
  )
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

describe('a run whose artifacts are copied', () => {
  const LABEL = 'gs://b/logs/job/7'

  /** A copy as it stands: `contents` is what a test changes. */
  function fakeCopy(ready: RunCopy['ready'] = () => Promise.resolve(ok(undefined))) {
    const copy = {
      text: 'first',
      rejected: [] as (readonly string[])[],
      ready,
      contents: () => copy.text,
      reject: (damaged: readonly string[]) => {
        copy.rejected.push(damaged)
        return Promise.resolve()
      },
    }
    return copy
  }

  function memorySaved() {
    const kept = new Map<string, Analysis>()
    const saved: SavedAnalyses = {
      load: (source, contents) => Promise.resolve(kept.get(`${source} ${contents}`)),
      save: (source, contents, analysis) => {
        kept.set(`${source} ${contents}`, analysis)
        return Promise.resolve()
      },
    }
    return { saved, kept }
  }

  function setUpCopy(copy: RunCopy, analyse: Analyse = analyseNow, kept = memorySaved()) {
    const run: OpenRun = {
      view: { runId: '7', label: LABEL, facts: { source: LABEL } },
      run: fakeRun('', {}),
      sourceId: 's',
      location: { kind: 'cached', dir: '/cache', key: 'k' },
      copy,
    }
    const jobs: PoolJob[] = []
    const investigations = new Investigations({
      sources: { findRun: () => Promise.resolve(ok(run)) },
      pool: {
        analyse: (job, options) => {
          jobs.push(job)
          return analyse(job, options)
        },
      },
      saved: kept.saved,
      compare: fakeComparison,
    })
    const open = (signal?: AbortSignal) => investigations.open({ baseline: '7', target: '7' }, context(signal))
    return { jobs, kept: kept.kept, open }
  }

  it('is analysed when it is ready, and not before', async () => {
    let tell = (): void => undefined
    const ready = new Promise<Result<void>>(resolve => (tell = () => resolve(ok(undefined))))
    const { jobs, open } = setUpCopy(fakeCopy(() => ready))
    const opened = open()
    await new Promise(resolve => setImmediate(resolve))
    expect(jobs).toEqual([])
    tell()
    expect(await opened).toMatchObject({ ok: true })
    expect(jobs).toEqual([{ runId: '7', location: { kind: 'cached', dir: '/cache', key: 'k' }, label: LABEL }])
  })

  it('of which there is nothing answers with the reason', async () => {
    const nothing = err({ code: 'fetch/not-found', host: 'h', what: LABEL } as const)
    const { jobs, open } = setUpCopy(fakeCopy(() => Promise.resolve(nothing)))
    expect([await open(), jobs]).toEqual([nothing, []])
  })

  it('is analysed again when there is more of it, and only then', async () => {
    const copy = fakeCopy()
    const { jobs, open } = setUpCopy(copy)
    await open()
    await open()
    expect(jobs).toHaveLength(1)
    copy.text = 'more'
    await open()
    expect(jobs).toHaveLength(2)
  })

  it('is not read when an analysis of the same bytes was kept', async () => {
    const kept = memorySaved()
    const before = emptyAnalysis({ run: { source: LABEL, job: 'of before' } })
    await kept.saved.save(LABEL, 'first', before)
    const { jobs, open } = setUpCopy(fakeCopy(), analyseNow, kept)
    expect(await open()).toMatchObject({ ok: true, value: { good: { run: { job: 'of before' } } } })
    expect(jobs).toEqual([])
  })

  it('has its analysis kept for the next time', async () => {
    const kept = memorySaved()
    await setUpCopy(fakeCopy(), analyseNow, kept).open()
    const again = setUpCopy(fakeCopy(), analyseNow, kept)
    await again.open()
    expect([[...kept.kept.keys()], again.jobs]).toEqual([[`${LABEL} first`], []])
  })

  it('of which more arrived during the analysis has it not kept under what it was before', async () => {
    const copy = fakeCopy()
    const { kept, open } = setUpCopy(copy, job => {
      copy.text = 'more'
      return analyseNow(job, { onProgress: () => undefined })
    })
    await open()
    expect([...kept.keys()]).toEqual([])
  })

  const DAMAGED = emptyAnalysis({
    run: { source: LABEL },
    coverage: [{ artifact: 'a.log', state: 'truncated', reason: DAMAGED_COPY }],
  })

  it('S52 with a damaged copy has no analysis kept, and the copy is thrown away', async () => {
    const copy = fakeCopy()
    const { kept, open } = setUpCopy(copy, () => Promise.resolve(ok(DAMAGED)))
    expect(await open()).toMatchObject({ ok: true })
    expect([copy.rejected, [...kept.keys()]]).toEqual([[['a.log']], []])
  })

  it('S52 with a damaged copy is analysed again once the copy was mended, although its contents are as before', async () => {
    const answers = [DAMAGED]
    const { jobs, open } = setUpCopy(fakeCopy(), job => {
      const damaged = answers.pop()
      return damaged === undefined ? analyseNow(job, { onProgress: () => undefined }) : Promise.resolve(ok(damaged))
    })
    await open()
    expect(await open()).toMatchObject({ ok: true, value: { good: { coverage: [] } } })
    expect(jobs).toHaveLength(2)
  })
})

function runOf({ location }: PoolJob): string {
  return location.kind === 'path' ? location.run : location.key
}
