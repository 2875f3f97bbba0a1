import type { FileHandle } from 'node:fs/promises'
import { RandomAccessReader } from 'yauzl'

const WINDOW_BYTES = 64 * 1024

/** Serves yauzl's many small reads of the central directory from one larger read each. */
export class ZipReader extends RandomAccessReader {
  readonly #handle: FileHandle
  #window = Buffer.alloc(0)
  #start = 0

  constructor(handle: FileHandle) {
    super()
    this.#handle = handle
  }

  // eslint-disable-next-line max-params -- yauzl's signature
  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    this.#read(buffer.subarray(offset, offset + length), position).then(
      () => callback(null),
      (error: unknown) => callback(error instanceof Error ? error : new Error('read failed')),
    )
  }

  async #read(target: Buffer, position: number): Promise<void> {
    if (target.length > WINDOW_BYTES) {
      const { bytesRead } = await this.#handle.read(target, 0, target.length, position)
      if (bytesRead < target.length) throw new Error('unexpected end of file')
      return
    }
    const known = position - this.#start
    if (known >= 0 && known + target.length <= this.#window.length) {
      this.#window.copy(target, 0, known)
      return
    }
    // A new buffer each time: several entries may be opened at once.
    const buffer = Buffer.allocUnsafe(WINDOW_BYTES)
    const { bytesRead } = await this.#handle.read(buffer, 0, WINDOW_BYTES, position)
    if (bytesRead < target.length) throw new Error('unexpected end of file')
    this.#window = buffer.subarray(0, bytesRead)
    this.#start = position
    buffer.copy(target, 0, 0, target.length)
  }
}
