import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ensure } from '#shared/base/assert.ts'
import { keepWorkersReady, type ReadyWorkers } from '../../../../electron/services/ready-workers.ts'
import type { ProcessExit, WorkerProcess } from '../../../../electron/services/worker-process.ts'

const PATIENCE_MS = 10_000
const REST_MS = 500

class FakeWorker implements WorkerProcess {
  readonly killed: string[] = []
  readonly #exits: ((exit: ProcessExit) => void)[] = []

  post = () => undefined
  onMessage = () => undefined
  onExit = (listener: (exit: ProcessExit) => void) => void this.#exits.push(listener)
  kill = (signal: string) => void this.killed.push(signal)
  exit(): void {
    for (const listener of this.#exits) listener({ code: 0 })
  }
}

let started: FakeWorker[]
let workers: ReadyWorkers

beforeEach(() => {
  vi.useFakeTimers()
  started = []
  workers = keepWorkersReady({
    start: () => {
      const worker = new FakeWorker()
      started.push(worker)
      return worker
    },
    count: 2,
    patienceMs: PATIENCE_MS,
    restMs: REST_MS,
  })
})
afterEach(() => void vi.useRealTimers())

/** Gives a job its process. */
function take(): FakeWorker {
  const worker = workers.start()
  return ensure(
    started.find(each => each === worker),
    'one that was started',
  )
}

it('starts none ahead before it is asked to', () => {
  take().exit()
  expect(started).toHaveLength(1)
})

it('gives a job a process that waits, each once', () => {
  workers.fill()
  expect(started).toHaveLength(2)
  expect([take(), take()]).toEqual(started)
  expect(take()).toBe(started[2])
})

it('starts others ahead once no job has run for a while', () => {
  workers.fill()
  const first = take()
  const second = take()
  first.exit()
  vi.advanceTimersByTime(REST_MS)
  expect(started).toHaveLength(2)
  second.exit()
  vi.advanceTimersByTime(REST_MS - 1)
  expect(started).toHaveLength(2)
  vi.advanceTimersByTime(1)
  expect(started).toHaveLength(4)
})

it('leaves the cores to a job that comes meanwhile', () => {
  workers.fill()
  take().exit()
  const next = take()
  vi.advanceTimersByTime(REST_MS)
  expect(started).toHaveLength(2)
  next.exit()
  vi.advanceTimersByTime(REST_MS)
  expect(started).toHaveLength(4)
})

it('gives no job a process that ended while it waited', () => {
  workers.fill()
  started[0]?.exit()
  expect(take()).toBe(started[1])
  expect(take()).toBe(started[2])
})

it('ends those that wait for long, and has others again after the next job', () => {
  workers.fill()
  vi.advanceTimersByTime(PATIENCE_MS)
  expect(started.map(({ killed }) => killed)).toEqual([['SIGTERM'], ['SIGTERM']])
  take().exit()
  vi.advanceTimersByTime(REST_MS)
  expect(started).toHaveLength(5)
})

it('ends those that wait when it is closed, and starts none ahead after a job that ends later', () => {
  workers.fill()
  const working = take()
  workers.close()
  expect(started.map(({ killed }) => killed)).toEqual([[], ['SIGTERM']])
  working.exit()
  vi.advanceTimersByTime(REST_MS)
  expect(started).toHaveLength(2)
})
