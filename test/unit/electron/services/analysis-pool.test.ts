import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAnalysisPool, type AnalysisPool, type PoolOptions } from '../../../../electron/services/analysis-pool.ts'
import {
  forkWorker,
  workerEnvironment,
  type StartWorker,
  type WorkerProcess,
} from '../../../../electron/services/worker-process.ts'
import type { AnalysisProgress } from '../../../../electron/workers/messages.ts'
import { emptyAnalysis } from '../../../support/fake-run.ts'
import { ownRule } from '../../../support/own-rule.ts'

/** A worker that does what the job's path says. */
const WORKER = `
process.on('message', job => {
  switch (job.location.path) {
    case 'answer': {
      process.send({ kind: 'progress', progress: { phase: 'reading', artifact: job.label, doneBytes: 1 } })
      process.send({ kind: 'done', result: { ok: true, value: { knowledge: job.location.run, env: process.env } } })
      return
    }
    case 'echo': return void process.send({ kind: 'done', result: { ok: true, value: job } })
    case 'find': process.send({ kind: 'found', lines: [{ text: job.query.text }] }); return void process.send({ kind: 'done', result: { ok: true, value: job } })
    case 'endless': return void setInterval(() => process.send({ kind: 'found', lines: [{ text: 'more' }] }), 1)
    case 'error': return void process.send({ kind: 'done', result: { ok: false, error: { code: 'archive/encrypted', path: 'x' } } })
    case 'busy': process.send({ kind: 'progress', progress: { phase: 'reading', artifact: 'busy', doneBytes: 0 } }, () => { for (;;) ; }); return
    case 'stubborn': process.on('SIGTERM', () => undefined); process.send({ kind: 'progress', progress: { phase: 'reading', artifact: 'busy', doneBytes: 0 } }); return void setInterval(() => undefined, 1000)
    case 'exit': return process.exit(7)
    case 'killed': return void process.kill(process.pid, 'SIGKILL')
    case 'abort': return process.abort()
    case 'garbage': return void process.send({ kind: 'done', result: 'nonsense' })
    case 'hungry': return void process.send({ kind: 'heartbeat', rssBytes: 9e12 })
    case 'silent': return void setInterval(() => undefined, 1000)
  }
})
`
let folder: string
let start: StartWorker

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pool-'))
  const file = join(folder, 'worker.cjs')
  await writeFile(file, WORKER)
  start = forkWorker(file)
})
afterAll(() => rm(folder, { recursive: true }))

const job = (what: string, runId = what) => ({
  runId,
  location: { kind: 'path' as const, path: what, run: 'run' },
  label: 'label',
})
const quiet = { onProgress: () => undefined }

async function withPool<T>(options: Partial<PoolOptions>, use: (pool: AnalysisPool) => Promise<T>): Promise<T> {
  const pool = createAnalysisPool({ start, size: 2, ...options })
  try {
    return await use(pool)
  } finally {
    await pool.close()
  }
}

it('answers with what the process found, and passes its progress on', async () => {
  const seen: AnalysisProgress[] = []
  const answer = await withPool({}, pool =>
    pool.analyse(job('answer'), { onProgress: progress => void seen.push(progress) }),
  )
  expect(answer).toMatchObject({ ok: true, value: { knowledge: 'run' } })
  expect(seen).toEqual([{ phase: 'reading', artifact: 'label', doneBytes: 1 }])
})

it('gives each analysis the rules of the person as they are then, and a trial its signature', async () => {
  let rules = [ownRule()]
  await withPool({ ownRules: () => rules }, async pool => {
    expect(await pool.analyse(job('echo'), quiet)).toMatchObject({ value: { kind: 'analyse', ownRules: rules } })
    rules = []
    expect(await pool.analyse(job('echo'), quiet)).toMatchObject({ value: { kind: 'analyse', ownRules: [] } })
    const signature = { literal: 'slow', pattern: 'slow', limit: 5 }
    expect(await pool.tryPattern({ ...job('echo'), artifact: 'a.log', signature }, quiet)).toMatchObject({
      value: { kind: 'try', artifact: 'a.log', signature },
    })
  })
})

const query = { text: 'slow', isPattern: false, ignoresCase: true }

it('passes the lines of a search on, before its answer', async () => {
  const heard: unknown[] = []
  const onFound = (lines: unknown): void => void heard.push(lines)
  const answer = await withPool({}, pool =>
    pool.search({ ...job('find'), query, artifact: 'a.log', limit: 7 }, { ...quiet, onFound }),
  )
  expect(answer).toMatchObject({ ok: true, value: { kind: 'search', query, artifact: 'a.log', limit: 7 } })
  expect(heard).toEqual([[{ text: 'slow' }]])
})

it('hears nothing more of a search that was cancelled', async () => {
  const abort = new AbortController()
  let heard = 0
  const onFound = (): void => {
    heard++
    abort.abort()
  }
  await withPool({}, async pool => {
    const options = { ...quiet, onFound, signal: abort.signal }
    expect(await pool.search({ ...job('endless'), query, limit: 7 }, options)).toEqual({
      ok: false,
      error: { code: 'cancelled' },
    })
  })
  expect(heard).toBe(1)
})

it('passes a failure on without counting it as a death', async () => {
  await withPool({}, async pool => {
    for (let n = 0; n < 3; n++) {
      expect(await pool.analyse(job('error'), quiet)).toEqual({
        ok: false,
        error: { code: 'archive/encrypted', path: 'x' },
      })
    }
  })
})

it('gives the process no secret of the environment', () => {
  expect(workerEnvironment({ PATH: '/bin', GITHUB_TOKEN: 'secret', NODE_OPTIONS: '--require x' })).toEqual({
    PATH: '/bin',
  })
})

it.each([
  ['exit', 'ended with exit code 7 before it answered'],
  ['killed', 'was killed by the system, most likely for want of memory'],
  ['abort', 'ran out of memory'],
  ['garbage', 'sent a message that is not one of ours'],
  ['hungry', 'used more than 1.5 GiB of memory'],
])('answers with the reason when the process ends by %s', async (what, reason) => {
  const answer = await withPool({}, pool => pool.analyse(job(what), quiet))
  expect(answer).toEqual({ ok: false, error: { code: 'analysis/died', reason } })
})

it('ends a process that says nothing', async () => {
  const answer = await withPool({ watchdog: { silenceMs: 200 } }, pool => pool.analyse(job('silent'), quiet))
  expect(answer).toEqual({ ok: false, error: { code: 'analysis/died', reason: 'did not answer for 0.2 s' } })
})

it('answers when the process cannot even be started', async () => {
  const answer = await withPool({ start: forkWorker(join(folder, 'none.cjs')) }, pool =>
    pool.analyse(job('answer'), quiet),
  )
  expect(answer).toMatchObject({ ok: false, error: { code: 'analysis/died' } })
})

it.each(['busy', 'stubborn'])('cancels a %s process at once, and it is gone within three seconds', async what => {
  const abort = new AbortController()
  const pool = createAnalysisPool({ start, size: 1 })
  let askedAt = 0
  const onProgress = (): void => {
    askedAt = performance.now()
    abort.abort()
  }
  const answer = await pool.analyse(job(what), { onProgress, signal: abort.signal })
  expect(answer).toEqual({ ok: false, error: { code: 'cancelled' } })
  expect(performance.now() - askedAt).toBeLessThan(1_000)
  // The only place is free again when the process is gone.
  expect(await pool.analyse(job('answer'), quiet)).toMatchObject({ ok: true })
  expect(performance.now() - askedAt).toBeLessThan(3_000)
  await pool.close()
})

it('sets a run aside that ended its process twice, and only that run', async () => {
  let started = 0
  const counting: StartWorker = () => {
    started++
    return start()
  }
  await withPool({ start: counting }, async pool => {
    await pool.analyse(job('exit'), quiet)
    await pool.analyse(job('exit'), quiet)
    const third = await pool.analyse(job('exit'), quiet)
    expect(third).toEqual({
      ok: false,
      error: {
        code: 'analysis/died',
        reason: 'set aside: this run ended its process 2 times; open the source again to retry',
      },
    })
    expect(started).toBe(2)
    expect(await pool.analyse(job('answer'), quiet)).toMatchObject({ ok: true })
  })
})

/** Every job that reads a run again, beside its analysis. */
const READINGS: readonly (readonly [
  string,
  (pool: AnalysisPool, what: string, signal?: AbortSignal) => Promise<unknown>,
])[] = [
  [
    'templates',
    (pool, what, signal) => pool.readTemplates({ ...job(what), about: { hosts: [], run: {} } }, listening(signal)),
  ],
  [
    'stories',
    (pool, what, signal) =>
      pool.readStories({ ...job(what), request: { wanted: [], entities: [], run: {} } }, listening(signal)),
  ],
  [
    'a search',
    (pool, what, signal) =>
      pool.search({ ...job(what), query, limit: 7 }, { ...listening(signal), onFound: () => undefined }),
  ],
]

function listening(
  signal: AbortSignal | undefined,
): Pick<Parameters<AnalysisPool['analyse']>[1], 'onProgress' | 'signal'> {
  return signal === undefined ? quiet : { ...quiet, signal }
}

describe.each(READINGS)('a reading of %s', (_, read) => {
  it.each(['exit', 'killed', 'abort', 'garbage'])(
    'S67 fails with a reason when its process ends by %s, is set aside after the second time, and lets others go on',
    async what => {
      await withPool({ size: 1 }, async pool => {
        const died = { ok: false, error: { code: 'analysis/died' } }
        expect(await read(pool, what)).toMatchObject(died)
        expect(await read(pool, what)).toMatchObject(died)
        expect(JSON.stringify(await read(pool, what))).toContain('set aside')
        expect(await read(pool, 'echo')).toMatchObject({ ok: true })
      })
    },
  )

  it.each(['busy', 'stubborn'])('S65 answers at once when it is cancelled, and its %s process is gone', async what => {
    let [started, exited] = [0, 0]
    const counting: StartWorker = () => {
      started++
      const worker = start()
      worker.onExit(() => exited++)
      return worker
    }
    const abort = new AbortController()
    const pool = createAnalysisPool({ start: counting, size: 1 })
    const reading = read(pool, what, abort.signal)
    abort.abort()
    expect(await reading).toEqual({ ok: false, error: { code: 'cancelled' } })
    // The only place is free again when the process is gone.
    expect(await read(pool, 'echo')).toMatchObject({ ok: true })
    await pool.close()
    expect(exited).toBe(started)
  })
})

/** A process that never does anything until it is told to. */
function manualWorker(): { start: StartWorker; started: { finish(): void }[] } {
  const started: { finish(): void }[] = []
  return {
    started,
    start: () => {
      let receive: (message: unknown) => void = () => undefined
      let exited: () => void = () => undefined
      const worker: WorkerProcess = {
        post: () => undefined,
        onMessage: listener => (receive = listener),
        onExit: listener => (exited = () => listener({ code: 0 })),
        kill: () => exited(),
      }
      started.push({ finish: () => receive({ kind: 'done', result: { ok: true, value: emptyAnalysis() } }) })
      return worker
    },
  }
}

it('runs no more processes at once than its size, in the order of asking', async () => {
  const manual = manualWorker()
  const pool = createAnalysisPool({ start: manual.start, size: 2 })
  const answers = ['a', 'b', 'c'].map(id => pool.analyse(job('x', id), quiet))
  expect(manual.started).toHaveLength(2)
  manual.started[0]?.finish()
  await answers[0]
  await Promise.resolve()
  expect(manual.started).toHaveLength(3)
  await pool.close()
  expect(await Promise.all(answers)).toMatchObject([
    { ok: true },
    { error: { code: 'cancelled' } },
    { error: { code: 'cancelled' } },
  ])
})

it('cancels a job that still waits without starting it', async () => {
  const manual = manualWorker()
  const pool = createAnalysisPool({ start: manual.start, size: 1 })
  const first = pool.analyse(job('x', 'a'), quiet)
  const abort = new AbortController()
  const second = pool.analyse(job('x', 'b'), { ...quiet, signal: abort.signal })
  abort.abort()
  expect(await second).toEqual({ ok: false, error: { code: 'cancelled' } })
  manual.started[0]?.finish()
  expect(await first).toMatchObject({ ok: true })
  expect(manual.started).toHaveLength(1)
  await pool.close()
  expect(await pool.analyse(job('x'), quiet)).toEqual({ ok: false, error: { code: 'cancelled' } })
})
