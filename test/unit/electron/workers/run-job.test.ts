import { expect, it } from 'vitest'
import { err, ok } from '../../../../shared/base/result.ts'
import type { AnalysisJob, WorkerMessage } from '../../../../electron/workers/messages.ts'
import { runJob, type JobDependencies } from '../../../../electron/workers/run-job.ts'
import { emptyAnalysis, fakeRun, fakeSource } from '../../../support/fake-run.ts'

const location = { kind: 'path', path: '/runs', run: 'logs/job/1' } as const
const job: AnalysisJob = { kind: 'analyse', location, label: 'runs#logs/job/1', ownRules: [] }
const source = () => fakeSource('runs', [fakeRun('logs/job/1', {}), fakeRun('logs/job/2', {})])

const unasked = (what: string) => () => Promise.reject(new Error(`nobody asked for ${what}`))

/** Opens the source, and does nothing else. */
const idle: JobDependencies = {
  openSource: () => Promise.resolve(ok(source())),
  openCachedRun: unasked('a copy'),
  analyse: unasked('an analysis'),
  tryPattern: unasked('a pattern'),
  readStory: unasked('a story'),
  readStories: unasked('stories'),
  readTemplates: unasked('templates'),
  searchLines: unasked('a search'),
  filterLines: unasked('a filter'),
  sparseLines: unasked('lines'),
  compareLogs: () => {
    throw new Error('nobody asked for a comparison')
  },
  now: () => 0,
}

async function messagesOf(
  over: Partial<JobDependencies>,
  run: string = location.run,
): Promise<readonly WorkerMessage[]> {
  const messages: WorkerMessage[] = []
  const deps: JobDependencies = {
    ...idle,
    analyse: (run, { label }) => Promise.resolve(ok(emptyAnalysis({ run: { source: label, job: run.path } }))),
    ...over,
  }
  await runJob({ ...job, location: { ...location, run } }, deps, message => void messages.push(message))
  return messages
}

it('opens the source, analyses the run and closes the source', async () => {
  const opened = source()
  const messages = await messagesOf({ openSource: () => Promise.resolve(ok(opened)) })
  expect(messages.at(-1)).toEqual({
    kind: 'done',
    result: ok(emptyAnalysis({ run: { source: job.label, job: 'logs/job/1' } })),
  })
  expect(opened.closed).toBe(1)
})

it('answers with the failure to open', async () => {
  const failed = err({ code: 'source/not-found' as const, path: '/runs' })
  expect((await messagesOf({ openSource: () => Promise.resolve(failed) })).at(-1)).toEqual({
    kind: 'done',
    result: failed,
  })
})

it('names the runs there are when the run is gone', async () => {
  expect((await messagesOf({}, 'logs/job/9')).at(-1)).toMatchObject({
    result: { error: { code: 'source/no-such-run', runs: ['logs/job/1', 'logs/job/2'] } },
  })
})

it('answers with a bug instead of dying, and closes the source', async () => {
  const opened = source()
  const messages = await messagesOf({
    openSource: () => Promise.resolve(ok(opened)),
    analyse: () => Promise.reject(new Error('broken')),
  })
  expect(messages.at(-1)).toEqual({ kind: 'done', result: err({ code: 'bug', message: 'broken' }) })
  expect(opened.closed).toBe(1)
})

it('tells of progress at most ten times a second, but of a new phase at once', async () => {
  let now = 0
  const messages = await messagesOf({
    now: () => now,
    analyse: (_run, { onProgress }) => {
      for (now = 0; now < 1_000; now++) onProgress({ phase: 'reading', artifact: 'a', doneBytes: now })
      onProgress({ phase: 'finishing', artifact: '', doneBytes: now })
      return Promise.resolve(ok(emptyAnalysis()))
    },
  })
  const phases = messages.flatMap(message => (message.kind === 'progress' ? [message.progress.phase] : []))
  expect(phases.filter(phase => phase === 'reading')).toHaveLength(10)
  expect(phases[0]).toBe('opening')
  expect(phases.at(-1)).toBe('finishing')
})

it('tries a pattern on the run that the job names', async () => {
  const messages: WorkerMessage[] = []
  const trial = { artifacts: [], hits: [], total: 0, read: { artifacts: 1, bytes: 2 }, unread: [] }
  const deps: JobDependencies = {
    ...idle,
    tryPattern: (run, { artifact, signature }) =>
      Promise.resolve(ok({ ...trial, unread: [run.path, artifact ?? '', signature.pattern] })),
  }
  const signature = { literal: 'slow', pattern: 'slow$', limit: 1 }
  await runJob(
    { kind: 'try', location, label: 'runs', artifact: 'a.log', signature },
    deps,
    message => void messages.push(message),
  )
  expect(messages.at(-1)).toEqual({ kind: 'done', result: ok({ ...trial, unread: ['logs/job/1', 'a.log', 'slow$'] }) })
})

it('reads a story of the run that the job names', async () => {
  const messages: WorkerMessage[] = []
  const entity = { id: 'node:h', kind: 'node', title: 'h', parts: [], joins: [] } as const
  const deps: JobDependencies = {
    ...idle,
    readStory: (run, { request }) =>
      Promise.resolve(ok({ entity: request.entity, lines: [], omitted: 0, unread: [run.path] })),
  }
  const request = { entity, entities: [entity], run: {} }
  await runJob(
    { kind: 'story', location, label: 'runs', request, ownRules: [] },
    deps,
    message => void messages.push(message),
  )
  expect(messages.at(-1)).toEqual({
    kind: 'done',
    result: ok({ entity, lines: [], omitted: 0, unread: ['logs/job/1'] }),
  })
})

it('searches the run that the job names, and tells of lines before the answer', async () => {
  const line = { artifact: 'a.log', line: 1, offset: 0, length: 4, text: 'slow', matches: [{ from: 0, to: 4 }] }
  const result = {
    artifacts: [{ artifact: 'a.log', lines: 9 }],
    lines: 9,
    read: { artifacts: 1, bytes: 9 },
    unread: [],
  }
  const query = { text: 'slow', isPattern: false, ignoresCase: false }
  const asked: unknown[] = []
  const messages: WorkerMessage[] = []
  const deps: JobDependencies = {
    ...idle,
    searchLines: (run, { onFound, artifact, limit, ...options }) => {
      asked.push([run.path, options.query, artifact, limit])
      onFound([line])
      return Promise.resolve(ok(result))
    },
  }
  const job = { kind: 'search', location, label: 'runs', query, artifact: 'a.log', limit: 5 } as const
  await runJob(job, deps, message => void messages.push(message))
  expect(asked).toEqual([['logs/job/1', query, 'a.log', 5]])
  expect(messages.slice(-2)).toEqual([
    { kind: 'found', lines: [line] },
    { kind: 'done', result: ok(result) },
  ])
})

it('reads the templates of the run that the job names, of one machine on demand', async () => {
  const about = { hosts: [], run: {} }
  const asked: unknown[] = []
  const messages: WorkerMessage[] = []
  const deps: JobDependencies = {
    ...idle,
    readTemplates: (run, options) => {
      asked.push([run.path, options.about, options.host])
      return Promise.resolve(ok({ groups: [], unread: [] }))
    },
  }
  await runJob(
    { kind: 'templates', location, label: 'runs', about, host: 'node-1' },
    deps,
    message => void messages.push(message),
  )
  expect(asked).toEqual([['logs/job/1', about, 'node-1']])
  expect(messages.at(-1)).toEqual({ kind: 'done', result: ok({ groups: [], unread: [] }) })
})

it('reads the stories of the run that the job names, in one reading', async () => {
  const messages: WorkerMessage[] = []
  const deps: JobDependencies = {
    ...idle,
    readStories: (run, { request: { wanted } }) =>
      Promise.resolve(ok(wanted.map(({ entity }) => ({ entity, lines: [], omitted: 0, unread: [run.path] })))),
  }
  const entity = { id: 'node:h', kind: 'node', title: 'h', parts: [], joins: [] } as const
  const request = { wanted: [{ entity }], entities: [entity], run: {} }
  await runJob(
    { kind: 'stories', location, label: 'runs', request, ownRules: [] },
    deps,
    message => void messages.push(message),
  )
  expect(messages.at(-1)).toEqual({
    kind: 'done',
    result: ok([{ entity, lines: [], omitted: 0, unread: ['logs/job/1'] }]),
  })
})

it('compares what was read of two runs, and opens no source', async () => {
  const messages: WorkerMessage[] = []
  const templates = (unread: string) => ({ groups: [], unread: [unread] })
  const comparison = { novel: [], gone: [], rates: [], versionsInText: [], missing: [] }
  const deps: JobDependencies = {
    ...idle,
    openSource: unasked('a source'),
    compareLogs: ({ goods, bad }) =>
      Promise.resolve({
        ...comparison,
        goodRuns: goods.length,
        unread: { good: goods.flatMap(({ unread }) => unread), bad: bad.unread },
        omittedLines: { good: 0, bad: 0 },
      }),
  }
  await runJob(
    { kind: 'compare-logs', goods: [templates('a')], bad: templates('b'), analysis: emptyAnalysis(), ownRules: [] },
    deps,
    message => void messages.push(message),
  )
  expect(messages.at(-1)).toMatchObject({ kind: 'done', result: { value: { unread: { good: ['a'], bad: ['b'] } } } })
})

it('reads the lines that say what few others do, of the artifact that the job names', async () => {
  const messages: WorkerMessage[] = []
  const sparse = { lines: [1], templates: ['t'], totalLines: 9, omittedLines: 0, isPartial: false }
  const asked: unknown[] = []
  const deps: JobDependencies = {
    ...idle,
    sparseLines: (run, { artifact }) => {
      asked.push([run.path, artifact])
      return Promise.resolve(ok(sparse))
    },
  }
  await runJob(
    { kind: 'sparse', location, label: 'runs', artifact: 'a.log' },
    deps,
    message => void messages.push(message),
  )
  expect(asked).toEqual([['logs/job/1', 'a.log']])
  expect(messages.at(-1)).toEqual({ kind: 'done', result: ok(sparse) })
})
