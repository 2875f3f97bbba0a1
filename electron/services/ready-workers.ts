import type { StartWorker, WorkerProcess } from './worker-process.ts'

export interface ReadyWorkersOptions {
  readonly start: StartWorker
  /** Most processes that wait for a job. */
  readonly count: number
  /** How long they wait for one. Milliseconds. */
  readonly patienceMs: number
  /** Others are started when no job ran for so long: what a job was for is to have the cores first. Milliseconds. */
  readonly restMs: number
}

/** Processes that are started before there is a job for them: each still runs one job and ends. */
export interface ReadyWorkers {
  /** One that waits, else a new one. */
  readonly start: StartWorker
  /** Starts those that wait. From then on it is done whenever no job has run for a while. */
  fill(): void
  /** Ends those that wait; none is started ahead any more. */
  close(): void
}

/** Keeps processes at hand while there is work, so that a job need not wait until its process has come up. */
export function keepWorkersReady(options: ReadyWorkersOptions): ReadyWorkers {
  return new Reserve(options)
}

class Reserve implements ReadyWorkers {
  readonly #options: ReadyWorkersOptions
  readonly #waiting = new Set<WorkerProcess>()
  #busy = 0
  #isWanted = false
  #patience: NodeJS.Timeout | undefined
  #rest: NodeJS.Timeout | undefined

  constructor(options: ReadyWorkersOptions) {
    this.#options = options
  }

  readonly start: StartWorker = () => {
    const [ready] = this.#waiting
    const worker = ready ?? this.#options.start()
    this.#waiting.delete(worker)
    this.#busy++
    clearTimeout(this.#rest)
    worker.onExit(() => {
      this.#busy--
      if (this.#isWanted && this.#busy === 0) this.#fillSoon()
    })
    return worker
  }

  fill(): void {
    this.#isWanted = true
    while (this.#waiting.size < this.#options.count) this.#startAhead()
    clearTimeout(this.#patience)
    this.#patience = setTimeout(() => this.#end(), this.#options.patienceMs)
    this.#patience.unref()
  }

  close(): void {
    this.#isWanted = false
    clearTimeout(this.#patience)
    clearTimeout(this.#rest)
    this.#end()
  }

  #fillSoon(): void {
    this.#rest = setTimeout(() => this.fill(), this.#options.restMs)
    this.#rest.unref()
  }

  #startAhead(): void {
    const worker = this.#options.start()
    this.#waiting.add(worker)
    worker.onExit(() => this.#waiting.delete(worker))
  }

  #end(): void {
    for (const worker of this.#waiting) worker.kill('SIGTERM')
    this.#waiting.clear()
  }
}
