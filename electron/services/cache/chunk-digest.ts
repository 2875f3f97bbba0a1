import { createHash } from 'node:crypto'

/** Bytes of one chunk of a blob; the last may be shorter. */
export const CHUNK_BYTES = 1024 ** 2
/** Bytes of a SHA-256 digest. */
export const SUM_BYTES = 32

/** How many chunks a blob of so many bytes has; none for an empty one. */
export function countChunks(bytes: number): number {
  return Math.ceil(bytes / CHUNK_BYTES)
}

/**
 * A blob's id: lower-case hex of SHA-256 over the SHA-256 digests of its chunks, joined (an empty blob: over nothing).
 * So the name verifies the sums, the sums verify every chunk, and any chunk can be verified without the others.
 */
export function blobIdOf(sums: Uint8Array): string {
  return createHash('sha256').update(sums).digest('hex')
}

/** True for text that can be a blob's id, and so is safe in a path. */
export function isBlobId(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text)
}
