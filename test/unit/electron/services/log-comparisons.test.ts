import { expect, it } from 'vitest'
import { logComparisonHandlers } from '../../../../electron/services/log-comparison-handlers.ts'
import { LogComparisons } from '../../../../electron/services/log-comparisons.ts'
import type { PoolTemplates } from '../../../../electron/services/analysis-pool.ts'
import type { OpenInvestigation } from '../../../../electron/services/investigations.ts'
import type { OpenRun } from '../../../../electron/services/open-sources.ts'
import { templateOfLine } from '../../../../shared/analysis/templates/template-of-line.ts'
import { err, ok, type Result } from '../../../../shared/base/result.ts'
import type { ComparedHosts } from '../../../../shared/model/comparison.ts'
import type { LogComparison, NovelTemplate } from '../../../../shared/model/log-comparison.ts'
import type { RunTemplates } from '../../../../shared/model/template.ts'
import { emptyAnalysis, fakeRun } from '../../../support/fake-run.ts'

const score = { distance: 1, severity: 1, window: 0, entity: 0, odds: 0, knownError: 0, teardown: 0, total: 2 }
const evidence = (text: string) => ({ artifact: 'kubelet.log', line: 1, offset: 0, length: text.length, text })

function novelTemplate(text: string, isFolded = false): NovelTemplate {
  const last = { artifact: 'kubelet.log', line: 1, offset: 0 }
  const stated = { severity: 'error', differs: false } as const
  const template = {
    id: templateOfLine(text),
    text,
    count: 1,
    severity: 'error',
    stated,
    first: evidence(text),
    last,
  } as const
  return {
    group: '<cos>/kubelet.log',
    template: { ...template, versions: [], areVersionsLimited: false },
    score,
    goodRuns: 0,
    badRuns: 1,
    isFolded,
  }
}

const comparison: LogComparison = {
  goodRuns: 1,
  novel: [novelTemplate('no shim'), novelTemplate('no pod'), novelTemplate('slow', true)],
  gone: [novelTemplate('ready')],
  rates: [],
  versionsInText: [{ group: 'build-log.txt', text: 'runc §', good: [], bad: [] }],
  missing: [{ group: 'serial.log', lacks: 'bad', artifacts: ['serial-1.log'], lines: 3 }],
  unread: { good: [], bad: ['dmesg.log'] },
  omittedLines: { good: 0, bad: 0 },
}

interface Setting {
  readonly answers?: Readonly<Record<string, Result<RunTemplates>>>
  readonly hosts?: ComparedHosts
  readonly alsoGood?: readonly string[]
}

function setUp({ answers = {}, hosts, alsoGood = [] }: Setting = {}) {
  const asked: PoolTemplates[] = []
  let contents = 'one'
  const open = (runId: string): OpenRun => ({
    sourceId: 's',
    run: fakeRun('', {}),
    view: { runId, label: '', facts: { source: runId } },
    location: { kind: 'path', path: `/${runId}`, run: '' },
    copy: {
      ready: () => Promise.resolve(ok(null)),
      contents: () => contents,
      reject: () => Promise.resolve(),
    } as unknown as NonNullable<OpenRun['copy']>,
  })
  const view = {
    baseline: { runId: 'good' },
    target: { runId: 'bad' },
    alsoGood: alsoGood.map(runId => ({ runId })),
    comparison: { hosts },
  }
  let knowledge = 'test'
  const openInvestigation = () =>
    ({
      view,
      good: emptyAnalysis(),
      bad: emptyAnalysis({ knowledge }),
      alsoGood: alsoGood.map(() => emptyAnalysis()),
    }) as unknown as OpenInvestigation
  const compared: (readonly RunTemplates[])[] = []
  const logs = new LogComparisons({
    sources: { findRun: id => Promise.resolve(ok(open(id))) },
    investigations: { find: id => (id === 'i' ? ok(openInvestigation()) : err({ code: 'rpc/unknown-id', id })) },
    pool: {
      readTemplates: (job, { signal, onProgress }) => {
        asked.push(job)
        onProgress({ phase: 'reading', artifact: 'kubelet.log', doneBytes: 7 })
        if (signal?.aborted === true) return Promise.resolve(err({ code: 'cancelled' }))
        return Promise.resolve(answers[job.label] ?? ok({ groups: [], unread: [job.label] }))
      },
      compareLogs: ({ bad, goods }) => {
        compared.push([bad, ...goods])
        return Promise.resolve(ok(comparison))
      },
    },
  })
  const grow = () => (contents = 'two')
  const learn = () => (knowledge = 'more')
  return { logs, asked, compared, grow, learn }
}

const NEVER = { signal: new AbortController().signal, emit: () => undefined }

it('reads the logs once for two who ask at the same time, and anew for one when the other gives up', async () => {
  const { logs, asked } = setUp()
  expect(await Promise.all([logs.compare('i', NEVER), logs.compare('i', NEVER)])).toEqual([
    ok(comparison),
    ok(comparison),
  ])
  expect(asked).toHaveLength(2)
  const another = setUp()
  const leaving = new AbortController()
  const answers = [another.logs.compare('i', { ...NEVER, signal: leaving.signal }), another.logs.compare('i', NEVER)]
  leaving.abort()
  expect(await Promise.all(answers)).toEqual([err({ code: 'cancelled' }), ok(comparison)])
})

it('reads the templates of both runs and compares the bad ones with the good ones', async () => {
  const { logs, compared } = setUp()
  expect(await logs.compare('i', NEVER)).toEqual(ok(comparison))
  expect(compared).toEqual([
    [
      { groups: [], unread: ['bad'] },
      { groups: [], unread: ['good'] },
    ],
  ])
})

it('compares the bad run with every good one, in their order', async () => {
  const { logs, asked, compared } = setUp({ alsoGood: ['monday', 'tuesday'] })
  await logs.compare('i', NEVER)
  expect(asked.map(({ label }) => label)).toEqual(['good', 'bad', 'monday', 'tuesday'])
  expect(compared.map(runs => runs.map(({ unread }) => unread))).toEqual([[['bad'], ['good'], ['monday'], ['tuesday']]])
})

it('tells how far each run got', async () => {
  const told: unknown[] = []
  await setUp().logs.compare('i', { ...NEVER, emit: (event, payload) => void told.push([event, payload]) })
  expect(told).toContainEqual(['logs.progress', { runId: 'bad', artifact: 'kubelet.log', doneBytes: 7 }])
})

it('reads again only when more of a run is here, or more is known', async () => {
  const { logs, asked, grow, learn } = setUp()
  await logs.compare('i', NEVER)
  await logs.compare('i', NEVER)
  expect(asked).toHaveLength(2)
  grow()
  await logs.compare('i', NEVER)
  expect(asked).toHaveLength(4)
  learn()
  await logs.compare('i', NEVER)
  expect(asked).toHaveLength(6)
})

it('reads the logs of the compared machines alone', async () => {
  const { logs, asked } = setUp({ hosts: { good: 'ubuntu-1', bad: 'cos-1' } })
  await logs.compare('i', NEVER)
  expect(asked.map(({ label, host }) => [label, host])).toEqual([
    ['good', 'ubuntu-1'],
    ['bad', 'cos-1'],
  ])
})

it('answers with the failure of one run', async () => {
  const failed = err({ code: 'analysis/died', reason: 'ran out of memory' } as const)
  const { logs, compared } = setUp({ answers: { bad: failed } })
  expect(await logs.compare('i', NEVER)).toEqual(failed)
  expect(compared).toEqual([])
})

it('stops when nobody waits any more', async () => {
  const stopped = new AbortController()
  stopped.abort()
  expect(await setUp().logs.compare('i', { ...NEVER, signal: stopped.signal })).toEqual(err({ code: 'cancelled' }))
})

it('notes lines that only one of the runs has, once they were compared', async () => {
  const groups = [{ key: '<cos>/kubelet.log', artifacts: ['h/kubelet.log'], lines: 1, templates: [], omittedLines: 0 }]
  const { logs } = setUp({ answers: { bad: ok({ groups, unread: [] }) } })
  expect(logs.notesOn('bad', 'h/kubelet.log')('no shim')).toBeUndefined()
  await logs.compare('i', NEVER)
  expect(logs.notesOn('bad', 'h/kubelet.log')('no shim')).toMatchObject({ kind: 'novel' })
  expect(logs.notesOn('bad', 'h/kubelet.log')('all is well')).toBeUndefined()
  expect(logs.notesOn('good', 'h/kubelet.log')('no shim')).toBeUndefined()
  logs.forget()
  expect(logs.notesOn('bad', 'h/kubelet.log')('no shim')).toBeUndefined()
})

it('names the templates that an artifact has on one side only, once the runs were compared', async () => {
  const groups = [{ key: '<cos>/kubelet.log', artifacts: ['h/kubelet.log'], lines: 1, templates: [], omittedLines: 0 }]
  const { logs } = setUp({ answers: { bad: ok({ groups, unread: [] }) } })
  expect(logs.novelIn('bad', 'h/kubelet.log')).toBeUndefined()
  await logs.compare('i', NEVER)
  expect(logs.novelIn('bad', 'h/kubelet.log')).toContain(templateOfLine('no shim'))
  expect(logs.novelIn('bad', 'h/other.log')).toBeUndefined()
})

it('refuses an investigation that is not open', async () => {
  expect(await setUp().logs.compare('x', NEVER)).toEqual(err({ code: 'rpc/unknown-id', id: 'x' }))
})

const list = (query: Partial<Parameters<ReturnType<typeof logComparisonHandlers>['logs.compare']>[0]> = {}) =>
  logComparisonHandlers({
    logComparisons: { compare: () => Promise.resolve(ok(comparison)) },
    investigations: { find: id => err({ code: 'rpc/unknown-id', id }) },
    logHolders: () => Promise.resolve([]),
  })['logs.compare']({ investigationId: 'i', list: 'novel', text: '', limit: 10, ...query }, NEVER)

it('hands out the list that is asked for, and how long each list is', async () => {
  expect(await list()).toMatchObject({
    value: {
      list: 'novel',
      totals: { novel: 3, gone: 1, rates: 0, versions: 1, missing: 1 },
      unfolded: { novel: 2, gone: 1 },
      found: 3,
      novel: comparison.novel,
      gone: [],
      versions: [],
      unread: { bad: ['dmesg.log'] },
    },
  })
})

it('finds by the words of the lines, whatever their case, and by the name of the log', async () => {
  expect(await list({ text: 'NO ' })).toMatchObject({ value: { found: 2 } })
  expect(await list({ list: 'missing', text: 'serial-1' })).toMatchObject({ value: { missing: comparison.missing } })
  expect(await list({ list: 'versions', text: 'build-log' })).toMatchObject({ value: { found: 1 } })
  expect(await list({ list: 'gone', text: 'shim' })).toMatchObject({ value: { found: 0, gone: [] } })
})

it('says how many there are beyond the limit', async () => {
  expect(await list({ limit: 1 })).toMatchObject({ value: { found: 3, novel: [comparison.novel[0]] } })
})
