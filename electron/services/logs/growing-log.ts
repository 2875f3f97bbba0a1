import type { FileHandle } from 'node:fs/promises'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { ArtifactStream } from '../sources/source.ts'
import { LineIndex } from './line-index.ts'

/** Says whether so much of a log is indexed that a question about it can be answered. */
export type IsEnough = (index: LineIndex) => boolean

/** Nothing less than all of it. */
export const WHOLE: IsEnough = () => false

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
  readonly stream: ArtifactStream
  readonly isStopped: IsStopped
  /** Brings a part of the stream to where it can be read by position. */
  readonly keep: (part: Uint8Array) => Promise<Result<undefined>>
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
  #cutOff: string | undefined
  #waiters: readonly Waiter[] = []
  #resting: { readonly over: Promise<void>; readonly end: () => void } | undefined

  constructor(growth: Growth) {
    this.handle = growth.handle
    this.ended = this.#grow(growth)
  }

  /** True once all lines are counted. */
  get isWhole(): boolean {
    return this.#outcome?.ok === true
  }

  /** Why what follows the last line could not be read; undefined = nothing follows, or that is not known yet. */
  get cutOff(): string | undefined {
    return this.#cutOff
  }

  /** Waits until enough is indexed, or all there is; answers with the error where it could not be read so far. */
  until(isEnough: IsEnough): Promise<Result<undefined>> {
    if (isEnough(this.index)) return Promise.resolve(ok(undefined))
    if (this.#outcome !== undefined) return Promise.resolve(this.#outcome)
    return new Promise(resolve => (this.#waiters = [...this.#waiters, { isEnough, resolve }]))
  }

  /** Reads no further until it is wanted again. */
  rest(): void {
    if (this.#resting !== undefined) return
    let end = (): void => undefined
    const over = new Promise<void>(resolve => (end = resolve))
    this.#resting = { over, end }
  }

  wake(): void {
    this.#resting?.end()
    this.#resting = undefined
  }

  async #grow(growth: Growth): Promise<Result<undefined>> {
    const outcome = await this.#indexAll(growth)
    this.#outcome = outcome
    for (const { resolve } of this.#waiters) resolve(outcome)
    this.#waiters = []
    return outcome
  }

  async #indexAll({ stream, isStopped, keep }: Growth): Promise<Result<undefined>> {
    for await (const part of stream.chunks) {
      if (isStopped()) return err({ code: 'cancelled' })
      const kept = await keep(part)
      if (!kept.ok) return kept
      this.index.add(part)
      this.#answer()
      await this.#resting?.over
    }
    const end = stream.end()
    this.#cutOff = end.state === 'complete' ? undefined : end.reason
    return ok(undefined)
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
