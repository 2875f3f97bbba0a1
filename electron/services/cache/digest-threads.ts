import { Worker } from 'node:worker_threads'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { FileDigest } from './digest-file.ts'

/** Parent → thread: read this file. */
export interface DigestQuestion {
  readonly id: number
  readonly path: string
}

/** Thread → parent. */
export type DigestAnswer =
  { readonly id: number; readonly digest: FileDigest } | { readonly id: number; readonly reason: string }

/** Digests files outside the main thread: hashing a run takes as long as fetching it. */
export interface Digester {
  /** A file will come soon: a thread takes as long to start as the first file takes to arrive. */
  start(): void
  /** `cache/unusable` when the file cannot be read, `cancelled` when the threads are closed. */
  digest(path: string): Promise<Result<FileDigest>>
  close(): Promise<void>
}

interface Waiting {
  readonly path: string
  readonly settle: (result: Result<FileDigest>) => void
}

/**
 * How many threads serve a machine with so many cores: one core is for what receives, and one thread, which digests
 * several files at once, is as fast as a line of 5 Gbit/s. More would divide those files and take memory.
 */
export function digestThreadCount(cores: number): number {
  return Math.min(2, Math.max(1, cores - 1))
}

/** Starts its threads with the first file. `file` is the built entry of the digest worker. */
export function createDigestThreads(file: string, count: number): Digester {
  return new DigestThreads(file, count)
}

class DigestThreads implements Digester {
  readonly #file: string
  readonly #count: number
  readonly #waiting = new Map<number, Waiting>()
  readonly #threads = new Map<number, Worker>()
  #lastId = 0

  constructor(file: string, count: number) {
    this.#file = file
    this.#count = Math.max(1, count)
  }

  start(): void {
    this.#thread(this.#lastId + 1)
  }

  digest(path: string): Promise<Result<FileDigest>> {
    const id = ++this.#lastId
    return new Promise(settle => {
      this.#waiting.set(id, { path, settle })
      this.#thread(id).postMessage({ id, path } satisfies DigestQuestion)
    })
  }

  async close(): Promise<void> {
    this.#settleAll(() => err({ code: 'cancelled' }))
    const threads = [...this.#threads.values()]
    this.#threads.clear()
    await Promise.all(threads.map(thread => thread.terminate()))
  }

  /** One after the other in turn. A thread that died is replaced by the next question. */
  #thread(id: number): Worker {
    const place = id % this.#count
    const known = this.#threads.get(place)
    if (known !== undefined) return known
    const thread = new Worker(this.#file)
    thread.on('message', (answer: DigestAnswer) => this.#settle(answer))
    thread.on('error', error => {
      this.#threads.delete(place)
      this.#settleAll(path => unreadable(path, String(error)))
    })
    this.#threads.set(place, thread)
    return thread
  }

  #settle(answer: DigestAnswer): void {
    const waiting = this.#waiting.get(answer.id)
    this.#waiting.delete(answer.id)
    waiting?.settle('digest' in answer ? ok(answer.digest) : unreadable(waiting.path, answer.reason))
  }

  #settleAll(result: (path: string) => Result<never>): void {
    const all = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const { path, settle } of all) settle(result(path))
  }
}

function unreadable(path: string, reason: string): Result<never> {
  return err({ code: 'cache/unusable', path, reason })
}
