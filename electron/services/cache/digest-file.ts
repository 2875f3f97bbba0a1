import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { createCRC32 } from 'hash-wasm'
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

/** Reversed polynomial of CRC-32C (Castagnoli; RFC 3720, appendix B.4). */
const CASTAGNOLI = 0x82f63b78
// See file-bytes.ts: copying into the first bytes of a page-aligned buffer is slow on some processors.
const ALIGN_BYTES = 48

/**
 * A function that reads a file once and digests it, without a pause: for use inside a worker thread. It throws the
 * system's errors. One call at a time; the checksum's memory is shared between calls.
 */
export async function createFileDigester(): Promise<(path: string) => FileDigest> {
  const crc = await createCRC32(CASTAGNOLI)
  const buffer = new Uint8Array(CHUNK_BYTES + ALIGN_BYTES)
  return path => {
    const file = openSync(path, 'r')
    try {
      crc.init()
      const md5 = createHash('md5')
      const sums: Uint8Array[] = []
      let bytes = 0
      for (;;) {
        const chunk = readChunk(file, buffer)
        if (chunk.length === 0) break
        bytes += chunk.length
        crc.update(chunk)
        md5.update(chunk)
        sums.push(createHash('sha256').update(chunk).digest())
      }
      const joined = Uint8Array.from(Buffer.concat(sums))
      return {
        bytes,
        blob: blobIdOf(joined),
        sums: joined,
        crc32c: Buffer.from(crc.digest('binary')).toString('base64'),
        md5: md5.digest('base64'),
      }
    } finally {
      closeSync(file)
    }
  }
}

/** The next whole chunk, or what is left; the system may return less than it was asked for. */
function readChunk(file: number, buffer: Uint8Array): Uint8Array {
  let filled = 0
  while (filled < CHUNK_BYTES) {
    const count = readSync(file, buffer, ALIGN_BYTES + filled, CHUNK_BYTES - filled, null)
    if (count === 0) break
    filled += count
  }
  return buffer.subarray(ALIGN_BYTES, ALIGN_BYTES + filled)
}
