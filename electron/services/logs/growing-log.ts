import type { FileHandle } from 'node:fs/promises'
import { err, ok, type AppError, type Result } from '#shared/base/result.ts'
import { LineIndex } from './line-index.ts'

/** Says whether so much of a log is indexed that a question about it can be answered. */
export type IsEnough = (index: LineIndex) => boolean

/** Nothing less than all of it. */
export const WHOLE: IsEnough = () => false

/** The bytes of a log from front to back; each part can be read by position once it is given. */
export type LogParts = AsyncIterable<Uint8Array>

/** Says, between two chunks, whether anyone still wants the answer. */
export type IsStopped = () => boolean

/** What is asked of a log: its bytes by position, decoded, and where its lines begin, as far as that is indexed. */
export interface OpenLog {
  readonly handle: FileHandle
  readonly index: LineIndex
}

/** What a log grows from. */
export interface Growth {
  readonly handle: FileHandle
  readonly parts: LogParts
  readonly isStopped: IsStopped
  /** What is to be said of a failure to read or to keep the parts. */
  readonly describe: (error: unknown) => AppError
}

interface Waiter {
  readonly isEnough: IsEnough
  readonly resolve: (outcome: Result<undefined>) => void
}

/** A log whose line index grows while the rest is read. */
export class GrowingLog implements OpenLog {
  readonly handle: FileHandle
  readonly index = new LineIndex()
  /** Ends when the index does, and never rejects. */
  readonly ended: Promise<Result<undefined>>
  #outcome: Result<undefined> | undefined
  #waiters: readonly Waiter[] = []

  constructor(growth: Growth) {
    this.handle = growth.handle
    this.ended = this.#grow(growth)
  }

  /** True once all lines are counted. */
  get isWhole(): boolean {
    return this.#outcome?.ok === true
  }

  /** Waits until enough is indexed, or all there is; answers with the error where it could not be read so far. */
  until(isEnough: IsEnough): Promise<Result<undefined>> {
    if (isEnough(this.index)) return Promise.resolve(ok(undefined))
    if (this.#outcome !== undefined) return Promise.resolve(this.#outcome)
    return new Promise(resolve => (this.#waiters = [...this.#waiters, { isEnough, resolve }]))
  }

  async #grow(growth: Growth): Promise<Result<undefined>> {
    const outcome = await this.#indexAll(growth)
    this.#outcome = outcome
    for (const { resolve } of this.#waiters) resolve(outcome)
    this.#waiters = []
    return outcome
  }

  async #indexAll({ parts, isStopped, describe }: Growth): Promise<Result<undefined>> {
    try {
      for await (const part of parts) {
        if (isStopped()) return err({ code: 'cancelled' })
        this.index.add(part)
        this.#answer()
      }
      return ok(undefined)
    } catch (error) {
      return err(describe(error))
    }
  }

  #answer(): void {
    const waiting = this.#waiters.filter(({ isEnough, resolve }) => {
      if (!isEnough(this.index)) return true
      resolve(ok(undefined))
      return false
    })
    if (waiting.length < this.#waiters.length) this.#waiters = waiting
  }
}
