import { readFile, rename, stat, writeFile, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { err, ok, type Result } from '#shared/base/result.ts'
import { errorCode } from '../archive/byte-stream.ts'
import { openRegularFile } from '../archive/file-bytes.ts'
import { hasCode } from '../system-error.ts'
import { blobPath, sumsPath, type CachePaths } from './cache-paths.ts'
import { blobIdOf, countChunks } from './chunk-digest.ts'
import type { FileDigest } from './digest-file.ts'
import { computeSums, readBlob, type BlobReference } from './read-blob.ts'
import { FILE_MODE, inFolders, removeQuietly } from './replace-file.ts'

/** A blob whose digests are known; the one who opened it closes the handle. */
export interface OpenBlob extends BlobReference {
  readonly handle: FileHandle
}

/**
 * Makes a file whose digests are known a blob. One that is there already is replaced: fresh bytes heal a damaged one.
 * Throws the system's errors.
 */
export async function placeBlob(paths: CachePaths, file: string, digest: FileDigest): Promise<void> {
  const path = blobPath(paths, digest.blob)
  if (countChunks(digest.bytes) > 1) await saveSums(paths, digest)
  try {
    await inFolders([dirname(path)], () => rename(file, path))
  } catch (thrown) {
    // Windows does not replace a file that somebody reads. What is read is what we would write.
    const isBusy = ['EPERM', 'EBUSY', 'EACCES'].some(code => hasCode(thrown, code))
    if (!isBusy || (await blobBytes(paths, digest.blob)) !== digest.bytes) throw thrown
    await removeQuietly(file)
  }
}

/** In place, not by way of another file: the blob's name tells sums that were cut, and they are counted anew then. */
async function saveSums(paths: CachePaths, { blob, sums }: Pick<FileDigest, 'blob' | 'sums'>): Promise<void> {
  const path = sumsPath(paths, blob)
  await inFolders([dirname(path)], () => writeFile(path, sums, { mode: FILE_MODE }))
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
  await removeQuietly(sumsPath(paths, blob))
}

/** Opens a blob for `readBlob`; the error says in a few words why it cannot be used. */
export async function openBlob(
  paths: CachePaths,
  { blob, bytes }: { readonly blob: string; readonly bytes: number },
): Promise<Result<OpenBlob, string>> {
  const file = await openRegularFile(blobPath(paths, blob))
  if (!file.ok) return file
  const handle = file.value
  const sums = await findSums(paths, handle, { blob, bytes }).catch((thrown: unknown) => err(errorCode(thrown)))
  if (!sums.ok) {
    await handle.close()
    return sums
  }
  return ok({ handle, blob, bytes, ...(sums.value === undefined ? {} : { sums: sums.value }) })
}

async function findSums(
  paths: CachePaths,
  handle: FileHandle,
  { blob, bytes }: BlobReference,
): Promise<Result<Uint8Array | undefined, string>> {
  const { size } = await handle.stat()
  if (size !== bytes) return err(`${size} of ${bytes} bytes are there`)
  if (countChunks(bytes) <= 1) return ok(undefined)
  const saved = await readFile(sumsPath(paths, blob)).catch(() => undefined)
  if (saved !== undefined && blobIdOf(saved) === blob) return ok(saved)
  const computed = await computeSums(handle, bytes)
  if (blobIdOf(computed) !== blob) return err('its bytes do not match their checksum')
  // Only saves the work next time.
  await saveSums(paths, { blob, sums: computed }).catch(() => undefined)
  return ok(computed)
}

/** Reads a blob to its end: whether it is what its name says, or no longer there. */
export async function checkBlob(
  paths: CachePaths,
  blob: { readonly blob: string; readonly bytes: number },
): Promise<'sound' | 'damaged' | 'gone'> {
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
