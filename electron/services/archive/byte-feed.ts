import type { StreamEnd } from '../sources/source.ts'
import { COMPLETE, type ByteStream } from './byte-stream.ts'

const NOTHING = new Uint8Array(0)

/** Takes a stream in pieces of the reader's choice. Views are valid until the next call. */
export class ByteFeed {
  readonly #input: ByteStream
  #rest: Uint8Array = NOTHING
  #end: StreamEnd | undefined
  #position = 0

  constructor(input: ByteStream) {
    this.#input = input
  }

  /** Bytes handed out or skipped so far. */
  get position(): number {
    return this.#position
  }

  /** How the input ended; undefined while more may come. */
  get end(): StreamEnd | undefined {
    return this.#rest.length === 0 ? this.#end : undefined
  }

  /** 1 to `max` bytes as they come; nothing at the end. */
  async next(max: number): Promise<Uint8Array> {
    await this.#fill()
    return this.#hand(Math.min(max, this.#rest.length))
  }

  /** Exactly `size` bytes; fewer only at the end of the input. */
  async take(size: number): Promise<Uint8Array> {
    const first = await this.next(size)
    if (first.length === size || first.length === 0) return first
    const parts = [first.slice()]
    let missing = size - first.length
    while (missing > 0) {
      const part = await this.next(missing)
      if (part.length === 0) break
      parts.push(part.slice())
      missing -= part.length
    }
    return parts.length === 1 ? (parts[0] ?? NOTHING) : Buffer.concat(parts)
  }

  /** What `take(size)` would give, without taking it. */
  async peek(size: number): Promise<Uint8Array> {
    const head = await this.take(size)
    this.unread(head)
    return head
  }

  /** Gives back the last `bytes.length` bytes that were taken. */
  unread(bytes: Uint8Array): void {
    if (bytes.length === 0) return
    this.#position -= bytes.length
    this.#rest = this.#rest.length === 0 ? bytes : Buffer.concat([bytes, this.#rest])
  }

  /** Passes over `size` bytes; answers how many there were. */
  async skip(size: number): Promise<number> {
    let left = size
    while (left > 0) {
      const part = await this.next(left)
      if (part.length === 0) break
      left -= part.length
    }
    return size - left
  }

  /** All that is left, as a stream that ends the way the input does. */
  async *drain(): ByteStream {
    try {
      for (;;) {
        await this.#fill()
        if (this.#rest.length === 0) return this.#end ?? COMPLETE
        yield this.#hand(this.#rest.length)
      }
    } finally {
      await this.close()
    }
  }

  async close(): Promise<void> {
    this.#rest = NOTHING
    this.#end ??= COMPLETE
    await this.#input.return(COMPLETE)
  }

  async #fill(): Promise<void> {
    while (this.#rest.length === 0 && this.#end === undefined) {
      const next = await this.#input.next()
      if (next.done === true) this.#end = next.value
      else this.#rest = next.value
    }
  }

  #hand(size: number): Uint8Array {
    const bytes = this.#rest.subarray(0, size)
    this.#rest = this.#rest.subarray(size)
    this.#position += size
    return bytes
  }
}
