import { createHash, type Hash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { createCRC32 } from 'hash-wasm'
import { CASTAGNOLI, PIECE_BYTES, type Crc32c } from './checksums/checksum-lanes.ts'
import { blobIdOf, CHUNK_BYTES } from './chunk-digest.ts'

/** Every digest of a file that its store or our cache knows it by. */
export interface FileDigest {
  readonly bytes: number
  /** Id of the blob, see `blobIdOf`. */
  readonly blob: string
  /** SHA-256 of each chunk, joined. */
  readonly sums: Uint8Array
  /** CRC-32C, base64 of four big-endian bytes, as Google's storage API writes it. */
  readonly crc32c: string
  /** MD5, base64. */
  readonly md5: string
}

// See file-bytes.ts: copying into the first bytes of a page-aligned buffer is slow on some processors.
const ALIGN_BYTES = 48

async function createCrc32c(): Promise<Crc32c> {
  const crc = await createCRC32(CASTAGNOLI)
  return {
    init: () => crc.init(),
    update: piece => crc.update(piece),
    digest: () => crc.digest('binary'),
  }
}

/**
 * A function that reads a file once and digests it, without a pause: for use inside a worker thread. It throws the
 * system's errors. One call at a time; the checksum's memory is shared between calls.
 */
export async function createFileDigester(): Promise<(path: string) => FileDigest> {
  const crc = await createCrc32c()
  const buffer = new Uint8Array(new ArrayBuffer(PIECE_BYTES + ALIGN_BYTES), ALIGN_BYTES)
  return path => {
    const file = new FileReading(path, crc)
    try {
      const md5 = createHash('md5')
      for (let length = file.read(buffer); length > 0; length = file.read(buffer)) {
        md5.update(buffer.subarray(0, length))
      }
      return file.finish(md5.digest())
    } finally {
      file.close()
    }
  }
}

/** A file that is read once, piece by piece, with every digest but MD5. Throws the system's errors. */
export class FileReading {
  readonly #file: number
  readonly #crc: Crc32c
  readonly #sums: Uint8Array[] = []
  /** Of the chunk that has begun. */
  #sum: Hash | undefined
  #bytes = 0

  /** Nobody else may use `crc` meanwhile. */
  constructor(path: string, crc: Crc32c) {
    this.#file = openSync(path, 'r')
    this.#crc = crc
    crc.init()
  }

  /** Bytes that were read. */
  get bytes(): number {
    return this.#bytes
  }

  /** Fills a buffer, whose length divides that of a chunk, as far as the file goes; answers with how much that was. */
  read(buffer: Uint8Array): number {
    const length = this.#fill(buffer)
    if (length === 0) return 0
    const piece = buffer.subarray(0, length)
    this.#bytes += length
    this.#crc.update(piece)
    this.#sum = (this.#sum ?? createHash('sha256')).update(piece)
    if (this.#bytes % CHUNK_BYTES === 0) this.#endChunk()
    return length
  }

  /** Everything that is known after the last read; `md5` is of all that was read. */
  finish(md5: Uint8Array): FileDigest {
    this.#endChunk()
    const sums = Uint8Array.from(Buffer.concat(this.#sums))
    return {
      bytes: this.#bytes,
      blob: blobIdOf(sums),
      sums,
      crc32c: Buffer.from(this.#crc.digest()).toString('base64'),
      md5: Buffer.from(md5).toString('base64'),
    }
  }

  close(): void {
    closeSync(this.#file)
  }

  #endChunk(): void {
    if (this.#sum !== undefined) this.#sums.push(this.#sum.digest())
    this.#sum = undefined
  }

  /** The system may return less than it was asked for. */
  #fill(buffer: Uint8Array): number {
    let filled = 0
    while (filled < buffer.length) {
      const count = readSync(this.#file, buffer, filled, buffer.length - filled, null)
      if (count === 0) break
      filled += count
    }
    return filled
  }
}
