import { rename, stat, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { err, ok, type Result } from '#shared/base/result.ts'
import { errorCode } from '../archive/byte-stream.ts'
import { openRegularFile } from '../archive/file-bytes.ts'
import { hasCode } from '../system-error.ts'
import { blobPath, type CachePaths } from './cache-paths.ts'
import { blobIdOf, countChunks } from './chunk-digest.ts'
import type { FileDigest } from './digest-file.ts'
import { computeSums, readBlob, type BlobReference } from './read-blob.ts'
import { inFolders, removeQuietly } from './replace-file.ts'

/** A blob whose digests are known; the one who opened it closes the handle. */
export interface OpenBlob extends BlobReference {
  readonly handle: FileHandle
}

/**
 * Makes a file whose digests are known a blob. One that is there already is replaced: fresh bytes heal a damaged one.
 * Throws the system's errors.
 */
export async function placeBlob(
  paths: CachePaths,
  file: string,
  digest: Pick<FileDigest, 'blob' | 'bytes'>,
): Promise<void> {
  const path = blobPath(paths, digest.blob)
  try {
    await inFolders([dirname(path)], () => rename(file, path))
  } catch (thrown) {
    // Windows does not replace a file that somebody reads. What is read is what we would write.
    const isBusy = ['EPERM', 'EBUSY', 'EACCES'].some(code => hasCode(thrown, code))
    if (!isBusy || (await blobBytes(paths, digest.blob)) !== digest.bytes) throw thrown
    await removeQuietly(file)
  }
}

/** Bytes of a blob on disk; undefined when there is none. */
export async function blobBytes(paths: CachePaths, blob: string): Promise<number | undefined> {
  return await fileBytes(blobPath(paths, blob))
}

/** Bytes of a regular file; undefined when there is none. */
export async function fileBytes(path: string): Promise<number | undefined> {
  const stats = await stat(path).catch(() => undefined)
  return stats?.isFile() === true ? stats.size : undefined
}

export async function removeBlob(paths: CachePaths, blob: string): Promise<void> {
  await removeQuietly(blobPath(paths, blob))
}

/** A blob that is to be opened. */
export interface WantedBlob {
  readonly blob: string
  readonly bytes: number
  /** As a journal keeps them, see `CachedBytes`. */
  readonly sums?: string
}

/** Opens a blob for `readBlob`; the error says in a few words why it cannot be used. */
export async function openBlob(
  paths: CachePaths,
  { blob, bytes, sums }: WantedBlob,
): Promise<Result<OpenBlob, string>> {
  const file = await openRegularFile(blobPath(paths, blob))
  if (!file.ok) return file
  const handle = file.value
  const known = sums === undefined ? undefined : Buffer.from(sums, 'base64')
  const found = await findSums(handle, { blob, bytes }, known).catch((thrown: unknown) => err(errorCode(thrown)))
  if (!found.ok) {
    await handle.close()
    return found
  }
  return ok({ handle, blob, bytes, ...(found.value === undefined ? {} : { sums: found.value }) })
}

/** `known` when the blob's name says that they are right; otherwise those that its bytes have, if these are right. */
async function findSums(
  handle: FileHandle,
  { blob, bytes }: BlobReference,
  known: Uint8Array | undefined,
): Promise<Result<Uint8Array | undefined, string>> {
  const { size } = await handle.stat()
  if (size !== bytes) return err(`${size} of ${bytes} bytes are there`)
  if (countChunks(bytes) <= 1) return ok(undefined)
  if (known !== undefined && blobIdOf(known) === blob) return ok(known)
  const computed = await computeSums(handle, bytes)
  return blobIdOf(computed) === blob ? ok(computed) : err('its bytes do not match their checksum')
}

/** Reads a blob to its end: whether it is what its name says, or no longer there. */
export async function checkBlob(paths: CachePaths, blob: WantedBlob): Promise<'sound' | 'damaged' | 'gone'> {
  const opened = await openBlob(paths, blob)
  if (!opened.ok) return opened.error === 'ENOENT' ? 'gone' : 'damaged'
  try {
    return (await isWhole(opened.value)) ? 'sound' : 'damaged'
  } finally {
    await opened.value.handle.close()
  }
}

/** Verifies every chunk of an open blob; the handle stays open. */
export async function isWhole(blob: OpenBlob): Promise<boolean> {
  const stream = readBlob(blob.handle, blob)
  for (;;) {
    const next = await stream.next()
    if (next.done === true) return next.value.state === 'complete'
  }
}
