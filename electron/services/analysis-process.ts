import { assertNever } from '#shared/base/assert.ts'
import { err, type Result } from '#shared/base/result.ts'
import type { FoundLine } from '#shared/model/search.ts'
import {
  WorkerMessage,
  type AnalysisProgress,
  type JobValue,
  type PassedLines,
  type WorkerJob,
} from '../workers/messages.ts'
import type { ProcessExit, WorkerProcess } from './worker-process.ts'

/** When a process is ended although nobody cancelled it. */
export interface Watchdog {
  /** No message for this long. */
  readonly silenceMs: number
  readonly rssBytes: number
  /** From SIGTERM to SIGKILL. */
  readonly killAfterMs: number
}

/** One job in one process. */
export interface RunningJob {
  /** Settles once: the result, `cancelled`, or `analysis/died`. Never rejects. */
  readonly answer: Promise<Result<JobValue>>
  /** The process has ended. */
  readonly gone: Promise<void>
  cancel(): void
}

export interface JobOptions {
  readonly job: WorkerJob
  readonly watchdog: Watchdog
  readonly onProgress: (progress: AnalysisProgress) => void
  /** Lines that a search found. */
  readonly onFound?: (lines: readonly FoundLine[]) => void
  /** Lines that passed a filter. */
  readonly onPassed?: (passed: PassedLines) => void
}

/** Gives the process its job and watches it until it is gone. */
export function startAnalysisProcess(worker: WorkerProcess, options: JobOptions): RunningJob {
  return new JobProcess(worker, options)
}

class JobProcess implements RunningJob {
  readonly answer: Promise<Result<JobValue>>
  readonly gone: Promise<void>
  readonly #worker: WorkerProcess
  readonly #options: JobOptions
  #settle: ((result: Result<JobValue>) => void) | undefined
  #silence: NodeJS.Timeout | undefined
  #force: NodeJS.Timeout | undefined

  constructor(worker: WorkerProcess, options: JobOptions) {
    this.#worker = worker
    this.#options = options
    this.answer = new Promise(settle => (this.#settle = settle))
    this.gone = new Promise(resolve => {
      worker.onExit(exit => {
        this.#die(exitReason(exit))
        clearTimeout(this.#force)
        resolve()
      })
    })
    worker.onMessage(message => this.#receive(message))
    worker.post(options.job)
    this.#listen()
  }

  cancel(): void {
    this.#finish(err({ code: 'cancelled' }))
  }

  #receive(raw: unknown): void {
    if (this.#settle === undefined) return
    this.#listen()
    const message = WorkerMessage.safeParse(raw)
    if (!message.success) return this.#die('sent a message that is not one of ours')
    switch (message.data.kind) {
      case 'heartbeat':
        return this.#checkMemory(message.data.rssBytes)
      case 'progress':
        return this.#options.onProgress(message.data.progress)
      case 'found':
        return this.#options.onFound?.(message.data.lines)
      case 'passed':
        return this.#options.onPassed?.(message.data.passed)
      case 'done':
        return this.#finish(message.data.result)
      default:
        return assertNever(message.data, 'worker message')
    }
  }

  #checkMemory(rssBytes: number): void {
    const limit = this.#options.watchdog.rssBytes
    if (rssBytes > limit) this.#die(`used more than ${(limit / 1024 ** 3).toFixed(1)} GiB of memory`)
  }

  #listen(): void {
    const { silenceMs } = this.#options.watchdog
    clearTimeout(this.#silence)
    this.#silence = setTimeout(() => this.#die(`did not answer for ${silenceMs / 1000} s`), silenceMs)
  }

  #die(reason: string): void {
    this.#finish(err({ code: 'analysis/died', reason }))
  }

  #finish(result: Result<JobValue>): void {
    const settle = this.#settle
    if (settle === undefined) return
    this.#settle = undefined
    clearTimeout(this.#silence)
    settle(result)
    this.#worker.kill('SIGTERM')
    this.#force = setTimeout(() => this.#worker.kill('SIGKILL'), this.#options.watchdog.killAfterMs)
  }
}

// V8 aborts with SIGABRT, or exit code 134 under a shell, when its heap is full.
function exitReason({ code, signal }: ProcessExit): string {
  if (signal === 'SIGABRT' || code === 134) return 'ran out of memory'
  if (signal === 'SIGKILL' || code === 137) return 'was killed by the system, most likely for want of memory'
  if (signal !== undefined) return `ended by ${signal}`
  return code === undefined ? 'could not be started' : `ended with exit code ${code} before it answered`
}
