import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { StoredObject } from '../fetch/storage.ts'
import { cacheError } from './cache-errors.ts'
import { newTemporaryPath, partialPath, type CachePaths } from './cache-paths.ts'
import type { CachedPiece } from './journal.ts'
import { takeLock, type Lease } from './lease.ts'
import { FILE_MODE, inFolders, removeQuietly } from './replace-file.ts'

/** The bytes of a download that is not finished. */
export interface PartialFile {
  readonly path: string
  /** Bytes that an earlier download left. */
  readonly bytes: number
  /** Open for reading and writing by position. */
  readonly handle: FileHandle
  /** Ends the work on it; the bytes stay for the next one. Further calls do nothing. */
  close(): Promise<void>
  /** Ends the work on it and throws the bytes away. */
  discard(): Promise<void>
}

/** A partial file that knows what it becomes. */
export interface ObjectPartial extends PartialFile {
  readonly object: StoredObject
}

interface PartialContext {
  readonly paths: CachePaths
  readonly bucket: string
  /** Path of the run that the object's name is relative to. */
  readonly folder: string
  readonly now: () => number
  /** Undefined = the whole. */
  readonly piece?: CachedPiece['piece']
}

/**
 * Opens the bytes that came so far of one version of an object. While another process works on them, it is a private
 * file, empty and of no use to others: two never wait for each other, and both end with the same blob.
 */
export async function openPartial(object: StoredObject, cx: PartialContext): Promise<Result<ObjectPartial>> {
  const { paths, bucket, folder, now, piece } = cx
  const part = piece === undefined ? {} : { piece }
  const name = `${folder}/${object.name}`
  const path = partialPath(paths, { bucket, name, generation: object.generation, ...part })
  try {
    return await inFolders([paths.partials, paths.temporary], async () => {
      const lock = await takeLock(lockOf(path), now)
      return ok(await openFile(object, lock === undefined ? { path: newTemporaryPath(paths) } : { path, lock }))
    })
  } catch (thrown) {
    return err(cacheError(thrown, { path: paths.root, neededBytes: object.bytes }))
  }
}

async function openFile(
  object: StoredObject,
  { path, lock }: { readonly path: string; readonly lock?: Lease },
): Promise<ObjectPartial> {
  let handle: FileHandle | undefined
  try {
    handle = await open(path, constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW, FILE_MODE)
    const { size } = await handle.stat()
    return describe({ object, path, handle, bytes: size }, lock)
  } catch (thrown) {
    await handle?.close()
    await lock?.release()
    throw thrown
  }
}

function describe(file: Omit<ObjectPartial, 'close' | 'discard'>, lock: Lease | undefined): ObjectPartial {
  const end = async (isKept: boolean) => {
    await file.handle.close().catch(() => undefined)
    if (!isKept) await removeQuietly(file.path)
    await lock?.release()
  }
  let ending: Promise<void> | undefined
  return {
    ...file,
    close: () => (ending ??= end(lock !== undefined)),
    discard: () => (ending ??= end(false)),
  }
}

/** Removes the bytes of a download that nobody works on; false when somebody does. `path` is of the bytes. */
export async function removePartial(path: string, now: number): Promise<boolean> {
  // Whoever wants to go on with it meanwhile begins anew, and does not lose the file while writing it.
  const lock = await takeLock(lockOf(path), () => now).catch(() => undefined)
  if (lock === undefined) return false
  await removeQuietly(path)
  await lock.release()
  return true
}

/** Removes a lock that nobody holds. */
export async function removeStaleLock(path: string, now: number): Promise<void> {
  const lock = await takeLock(path, () => now).catch(() => undefined)
  await lock?.release()
}

export function isLock(path: string): boolean {
  return path.endsWith('.lock')
}

function lockOf(path: string): string {
  return `${path}.lock`
}
