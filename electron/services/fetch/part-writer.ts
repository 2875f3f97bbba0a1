import type { FileHandle } from 'node:fs/promises'

/** Bytes that may wait for the disk before the network is made to wait. */
const HIGH_WATER_BYTES = 4 * 1024 ** 2

/**
 * Writes chunks one after the other from a position on. Those that come while a write is under way are written together
 * by the next one: small chunks cost a system call each otherwise.
 */
export class PartWriter {
  readonly #handle: FileHandle
  #position: number
  #waiting: Uint8Array[] = []
  #waitingBytes = 0
  #writing: Promise<void> | undefined
  #failure: unknown

  constructor(handle: FileHandle, position: number) {
    this.#handle = handle
    this.#position = position
  }

  /**
   * Takes a chunk, which must not change afterwards. Throws when an earlier write failed. A promise when too much waits
   * for the disk; nothing to wait for as a rule, since a promise for each chunk costs as much as the chunk.
   */
  write(chunk: Uint8Array): Promise<void> | undefined {
    if (this.#failure !== undefined) throw this.#failure as Error
    this.#waiting.push(chunk)
    this.#waitingBytes += chunk.length
    this.#writing ??= this.#drain()
    return this.#waitingBytes > HIGH_WATER_BYTES ? this.#writing : undefined
  }

  /** Everything is written. Rejects when a write failed. */
  async finish(): Promise<void> {
    await this.#writing
    if (this.#failure !== undefined) throw this.#failure as Error
  }

  async #drain(): Promise<void> {
    try {
      while (this.#waiting.length > 0) {
        const batch = this.#waiting
        const bytes = this.#waitingBytes
        this.#waiting = []
        this.#waitingBytes = 0
        await this.#writeAll(batch, bytes)
      }
    } catch (thrown) {
      this.#failure = thrown
    } finally {
      this.#writing = undefined
    }
  }

  /** A full disk may take a part without an error; the rest is tried again, and then says why. */
  async #writeAll(batch: readonly Uint8Array[], bytes: number): Promise<void> {
    const { bytesWritten } = await this.#handle.writev([...batch], this.#position)
    this.#position += bytesWritten
    if (bytesWritten === bytes) return
    const rest = Buffer.concat(batch).subarray(bytesWritten)
    for (let at = 0; at < rest.length;) {
      const written = (await this.#handle.write(rest, at, rest.length - at, this.#position)).bytesWritten
      at += written
      this.#position += written
    }
  }
}
