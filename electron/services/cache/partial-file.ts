import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { StoredObject } from '../fetch/storage.ts'
import { cacheError } from './cache-errors.ts'
import { partialPath, type CachePaths } from './cache-paths.ts'
import type { CachedPiece } from './journal.ts'
import { giveBackPartial, type OwnedPartial, type PartialOwner } from './partial-owner.ts'
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
  /** Ends the work on it once its file is elsewhere. */
  leave(): Promise<void>
}

interface PartialContext {
  readonly paths: CachePaths
  readonly owner: PartialOwner
  readonly bucket: string
  /** Path of the run that the object's name is relative to. */
  readonly folder: string
  /** Undefined = the whole. */
  readonly piece?: CachedPiece['piece']
}

/**
 * Opens the bytes that came so far of one version of an object. While somebody else works on them, it is another file,
 * and empty: two never wait for each other, and both end with the same blob.
 */
export async function openPartial(object: StoredObject, cx: PartialContext): Promise<Result<ObjectPartial>> {
  const { paths, owner, bucket, folder, piece } = cx
  const part = piece === undefined ? {} : { piece }
  const name = `${folder}/${object.name}`
  const free = partialPath(paths, { bucket, name, generation: object.generation, ...part })
  try {
    return await inFolders([paths.partials], async () => ok(await openFile(object, await owner.take(free), owner)))
  } catch (thrown) {
    return err(cacheError(thrown, { path: paths.root, neededBytes: object.bytes }))
  }
}

async function openFile(object: StoredObject, owned: OwnedPartial, owner: PartialOwner): Promise<ObjectPartial> {
  const { path, isFound } = owned
  let handle: FileHandle | undefined
  try {
    handle = await open(path, constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW, FILE_MODE)
    const bytes = isFound ? (await handle.stat()).size : 0
    return describe({ object, path, handle, bytes }, owner)
  } catch (thrown) {
    await handle?.close()
    await owner.release()
    throw thrown
  }
}

type Described = Omit<ObjectPartial, 'close' | 'discard' | 'leave'>

function describe(file: Described, owner: PartialOwner): ObjectPartial {
  let ending: Promise<void> | undefined
  const end = async (finish: (path: string) => Promise<void>) => {
    await file.handle.close().catch(() => undefined)
    await finish(file.path)
    await owner.release()
  }
  return {
    ...file,
    close: () => (ending ??= end(giveBackPartial)),
    discard: () => (ending ??= end(removeQuietly)),
    leave: () => (ending ??= end(() => Promise.resolve())),
  }
}
