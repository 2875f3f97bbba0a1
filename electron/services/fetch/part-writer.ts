import type { FileHandle } from 'node:fs/promises'

/** Bytes that are written at one time. */
const BLOCK_BYTES = 1024 ** 2
/** Full blocks that may wait for the disk before the network is made to wait. */
const MOST_WAITING = 2
const MOST_SPARE = 24

interface Block {
  readonly bytes: Uint8Array
  filled: number
}

/** Blocks to use again: fresh memory costs a good part of the time that filling it takes. */
const spare: Uint8Array[] = []

function takeBlock(): Block {
  return { bytes: spare.pop() ?? new Uint8Array(BLOCK_BYTES), filled: 0 }
}

/**
 * Writes chunks one after the other from a position on, as many with one call as fill a block, since each call is handed to
 * another thread. They are copied: to write them from where they lie saved us the copy, and cost the system more.
 */
export class PartWriter {
  readonly #handle: FileHandle
  #position: number
  #waiting: Block[] = []
  #writing: Promise<void> | undefined
  #failure: unknown

  constructor(handle: FileHandle, position: number) {
    this.#handle = handle
    this.#position = position
  }

  /**
   * Takes a copy of a chunk. Throws when an earlier write failed. A promise when too much waits for the disk; nothing to
   * wait for as a rule, since a promise for each chunk costs as much as the chunk.
   */
  write(chunk: Uint8Array): Promise<void> | undefined {
    if (this.#failure !== undefined) throw this.#failure as Error
    for (let at = 0; at < chunk.length;) at += this.#fill(chunk.subarray(at))
    if (isFull(this.#waiting[0])) this.#writing ??= this.#drain(isFull)
    return this.#waiting.length > MOST_WAITING ? this.#writing : undefined
  }

  /** Everything is written. Rejects when a write failed. */
  async finish(): Promise<void> {
    await this.#writing
    if (this.#failure === undefined) await this.#drain(() => true)
    if (this.#failure !== undefined) throw this.#failure as Error
  }

  /** Puts as much as fits into the last block; answers with how much that was. */
  #fill(chunk: Uint8Array): number {
    let block = this.#waiting.at(-1)
    if (block === undefined || isFull(block)) this.#waiting.push((block = takeBlock()))
    const count = Math.min(chunk.length, BLOCK_BYTES - block.filled)
    block.bytes.set(count === chunk.length ? chunk : chunk.subarray(0, count), block.filled)
    block.filled += count
    return count
  }

  /** Until one comes that is not to be written yet. */
  async #drain(isReady: (block: Block) => boolean): Promise<void> {
    try {
      for (let block = this.#waiting[0]; block !== undefined && isReady(block); block = this.#waiting[0]) {
        this.#waiting.shift()
        await this.#writeAll(block)
        if (spare.length < MOST_SPARE) spare.push(block.bytes)
      }
    } catch (thrown) {
      this.#failure = thrown
    } finally {
      this.#writing = undefined
    }
  }

  /** A full disk may take a part without an error; the rest is tried again, and then says why. */
  async #writeAll({ bytes, filled }: Block): Promise<void> {
    for (let at = 0; at < filled;) {
      const { bytesWritten } = await this.#handle.write(bytes, at, filled - at, this.#position)
      at += bytesWritten
      this.#position += bytesWritten
    }
  }
}

function isFull(block: Block | undefined): boolean {
  return block?.filled === BLOCK_BYTES
}
