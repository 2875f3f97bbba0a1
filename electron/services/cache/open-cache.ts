import { chmod, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { AbortSignalLike } from '#shared/ipc/contract.ts'
import type { CacheCheckView } from '#shared/ipc/views.ts'
import type { RunPlace } from '#shared/model/reference.ts'
import { errorCode } from '../archive/byte-stream.ts'
import { openAnalyses, type Analyses } from './analyses.ts'
import { cacheError } from './cache-errors.ts'
import { cachePathsIn, isRunKey, newTemporaryPath, type CachePaths } from './cache-paths.ts'
import { openRunCopy, type CachedRun } from './cached-run.ts'
import { checkCache } from './check-cache.ts'
import { listArtifacts, listRuns, type CachedRunSummary } from './list-runs.ts'
import { makeRoom, usedBytes, type Room } from './make-room.ts'
import { PartialOwner } from './partial-owner.ts'
import { removeRun } from './remove-run.ts'
import { FILE_MODE, FOLDER_MODE, makeFolder, removeQuietly } from './replace-file.ts'
import { tidyTemporary } from './tidy-temporary.ts'

export interface CacheOptions {
  readonly dir: string
  /** Most bytes that the cache may hold. */
  readonly quotaBytes: number
  /** Milliseconds since 1970. */
  readonly now?: () => number
}

export interface CheckRequest {
  /** Bytes that were read, of those to read. */
  readonly onProgress?: (doneBytes: number, totalBytes: number) => void
  readonly signal?: AbortSignalLike
}

/** Copies of runs on this disk, shared with other processes. */
export interface RunCache {
  /** Where it really is; what `openCachedRun` takes. */
  readonly dir: string
  /** Why it is a temporary one that ends with `close`; undefined for a lasting one. */
  readonly temporary?: string
  readonly analyses: Analyses
  readonly quotaBytes: number
  /** Another limit, which holds at once. */
  setQuota(bytes: number): Promise<void>
  /** Opens the copy of a run, empty when there is none yet; see `CachedRun`. */
  openRun(place: RunPlace): Promise<CachedRun>
  /** The one used last first. */
  list(): Promise<readonly CachedRunSummary[]>
  /** The names of all artifacts that a listed run has in its bucket, copied or not; none when it is not known. */
  artifactsOf(key: string): Promise<readonly string[]>
  /** Forgets the copy of a run; `cache/unusable` while any process has it open. */
  remove(key: string): Promise<Result<void>>
  usage(): Promise<{ readonly bytes: number }>
  /** Removes what was used longest ago and is open nowhere, until so many bytes more fit into quota and disk. */
  makeRoom(bytes: number): Promise<Room>
  /** Reads every byte, throws damaged copies away and removes leftovers. `cancelled` is the only error. */
  check(request: CheckRequest): Promise<Result<CacheCheckView>>
  close(): Promise<void>
}

/** Opens the cache in a folder, made if it is missing; a temporary one where that folder cannot be written. Never fails. */
export async function openCache({ dir, quotaBytes, now = Date.now }: CacheOptions): Promise<RunCache> {
  const unusable = await prepare(cachePathsIn(dir))
  if (unusable === undefined) {
    await tidyTemporary(cachePathsIn(dir), now())
    return createCache({ dir, quotaBytes, now })
  }
  // Where not even this can be written, every write will say so, and all else goes on.
  const substitute = await mkdtemp(join(tmpdir(), 'runskew-cache-')).catch(() => dir)
  await prepare(cachePathsIn(substitute))
  return createCache({ dir: substitute, quotaBytes, now }, { temporary: unusable, isOwn: substitute !== dir })
}

/** Makes the folders and tries to write; the reason when it cannot be. */
async function prepare(paths: CachePaths): Promise<string | undefined> {
  const probe = newTemporaryPath(paths)
  try {
    for (const folder of Object.values(paths) as readonly string[]) await makeFolder(folder)
    // One that was made by hand may be open to others.
    await chmod(paths.root, FOLDER_MODE)
    await writeFile(probe, new Uint8Array(4096), { mode: FILE_MODE })
    return undefined
  } catch (thrown) {
    return errorCode(thrown)
  } finally {
    await removeQuietly(probe)
  }
}

/** A folder that stands in for the one that was asked for. */
interface Substitute {
  readonly temporary: string
  /** It was made for this and goes when the cache is closed. */
  readonly isOwn: boolean
}

function createCache({ dir, quotaBytes, now }: Required<CacheOptions>, substitute?: Substitute): RunCache {
  const paths = cachePathsIn(dir)
  const owner = new PartialOwner(paths, now)
  let quota = quotaBytes
  const room = (bytes: number) => makeRoom(paths, { bytes, quotaBytes: quota, now: now() })
  return {
    dir,
    ...(substitute === undefined ? {} : { temporary: substitute.temporary }),
    analyses: openAnalyses(paths, now),
    get quotaBytes() {
      return quota
    },
    setQuota: async bytes => {
      quota = bytes
      await room(0)
    },
    openRun: place => openRunCopy({ paths, place, owner, now, makeRoom: room }),
    list: () => listRuns(paths),
    artifactsOf: key => listArtifacts(paths, key),
    remove: key => remove(paths, key, now()),
    usage: async () => ({ bytes: await usedBytes(paths) }),
    makeRoom: room,
    check: request => checkCache(paths, { ...request, now: now() }),
    close: async () => {
      if (substitute?.isOwn === true) await removeQuietly(dir)
    },
  }
}

async function remove(paths: CachePaths, key: string, now: number): Promise<Result<void>> {
  const unusable = (reason: string) => err({ code: 'cache/unusable', path: paths.root, reason } as const)
  if (!isRunKey(key)) return unusable('no run has this key')
  try {
    return (await removeRun(paths, key, now)) === undefined ? unusable('the run is open') : ok(undefined)
  } catch (thrown) {
    return err(cacheError(thrown, { path: paths.root, neededBytes: 0 }))
  }
}
