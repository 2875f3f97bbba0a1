import { webcrypto } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { ensure } from '#shared/base/assert.ts'
import type { StreamEnd } from '../sources/source.ts'
import { COMPLETE, errorCode, malformed, truncated, type ByteStream } from '../archive/byte-stream.ts'
import { blobIdOf, CHUNK_BYTES, countChunks, SUM_BYTES } from './chunk-digest.ts'

/** Why the stream of a damaged copy ends. */
export const DAMAGED_COPY = 'the cached copy is damaged'
/** How it ends. */
export const DAMAGED: StreamEnd = malformed(DAMAGED_COPY)

// See file-bytes.ts: copying into the first bytes of a page-aligned buffer is slow on some processors.
const ALIGN_BYTES = 48

export interface BlobReference {
  readonly blob: string
  readonly bytes: number
  /** SHA-256 of each chunk, joined; already compared with the blob's id. A blob of one chunk needs none. */
  readonly sums?: Uint8Array
}

/**
 * Chunks that are on their way while the consumer works on one. With one alone its bytes would be read meanwhile, but its
 * digest begun only afterwards: whoever works does not let this thread pass on what was read.
 */
const AHEAD = 2

/**
 * The bytes of a blob, each chunk verified before it is handed out; damage ends the stream. Digests are computed off
 * the main thread, while the consumer works on earlier chunks. The handle stays open.
 */
export async function* readBlob(handle: FileHandle, blob: BlobReference): ByteStream {
  const chunks = countChunks(blob.bytes)
  if (chunks === 0) return blobIdOf(new Uint8Array(0)) === blob.blob ? COMPLETE : DAMAGED
  const buffers = Array.from({ length: Math.min(chunks, AHEAD + 1) }, takeBuffer)
  const load = (index: number) =>
    loadChunk(handle, ensure(buffers[index % buffers.length], 'a buffer'), { ...blob, index })
  const coming = Array.from({ length: Math.min(chunks, AHEAD) }, (_, index) => load(index))
  try {
    for (let index = 0; index < chunks; index++) {
      const chunk = await ensure(coming.shift(), 'a chunk that comes')
      if (!(chunk instanceof Uint8Array)) return chunk
      if (index + AHEAD < chunks) coming.push(load(index + AHEAD))
      yield chunk
    }
    return COMPLETE
  } finally {
    // An abandoned stream must not leave a reading behind: the caller closes the file next.
    await Promise.all(coming)
    giveBack(buffers)
  }
}

/** Buffers to use again: fresh ones for every blob of a run cost a good part of the time that its digests take. */
const spare: Bytes[] = []
const MAX_SPARE = 2 * (AHEAD + 1)

function takeBuffer(): Bytes {
  return spare.pop() ?? new Uint8Array(CHUNK_BYTES + ALIGN_BYTES)
}

function giveBack(buffers: readonly Bytes[]): void {
  spare.push(...buffers.slice(0, MAX_SPARE - spare.length))
}

/** The digests of all chunks of a file, joined. Throws the system's errors. */
export async function computeSums(handle: FileHandle, bytes: number): Promise<Uint8Array> {
  const sums = new Uint8Array(countChunks(bytes) * SUM_BYTES)
  const buffer = makeBuffer(bytes)
  for (let index = 0; index < countChunks(bytes); index++) {
    const chunk = await readChunk(handle, buffer, { bytes, index })
    sums.set(await digest(chunk), index * SUM_BYTES)
  }
  return sums
}

type Bytes = Uint8Array<ArrayBuffer>

function makeBuffer(bytes: number): Bytes {
  return new Uint8Array(bytes === 0 ? 0 : Math.min(bytes, CHUNK_BYTES) + ALIGN_BYTES)
}

interface ChunkPlace {
  readonly bytes: number
  readonly index: number
}

/** The chunk, or why there is none. Never rejects: nobody may be waiting for it any more. */
async function loadChunk(
  handle: FileHandle,
  buffer: Bytes,
  place: BlobReference & ChunkPlace,
): Promise<Bytes | StreamEnd> {
  try {
    const chunk = await readChunk(handle, buffer, place)
    return isSound(await digest(chunk), place) ? chunk : DAMAGED
  } catch (thrown) {
    return truncated(`reading failed: ${errorCode(thrown)}`)
  }
}

function isSound(sum: Uint8Array, { blob, sums, index }: BlobReference & ChunkPlace): boolean {
  if (sums === undefined) return blobIdOf(sum) === blob
  return Buffer.compare(sum, sums.subarray(index * SUM_BYTES, (index + 1) * SUM_BYTES)) === 0
}

/** Shorter than the place says when the file is. */
async function readChunk(handle: FileHandle, buffer: Bytes, { bytes, index }: ChunkPlace): Promise<Bytes> {
  const from = index * CHUNK_BYTES
  const length = Math.min(CHUNK_BYTES, bytes - from)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, ALIGN_BYTES + filled, length - filled, from + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return buffer.subarray(ALIGN_BYTES, ALIGN_BYTES + filled)
}

async function digest(chunk: Bytes): Promise<Uint8Array> {
  return new Uint8Array(await webcrypto.subtle.digest('SHA-256', chunk))
}
