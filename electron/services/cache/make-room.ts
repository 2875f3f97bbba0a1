import { statfs } from 'node:fs/promises'
import { removeBlob } from './blob-store.ts'
import type { CachePaths } from './cache-paths.ts'
import { listBlobs, listBlobUses } from './list-blobs.ts'
import { listFiles } from './list-files.ts'
import { lastUseOf, listRunKeys } from './list-runs.ts'
import { isLock, removePartial } from './partial-owner.ts'
import { removeRun } from './remove-run.ts'
import { removeQuietly } from './replace-file.ts'

/** A blob that no journal names may be about to be named. Milliseconds. */
export const ORPHAN_MS = 60 * 60_000

export interface RoomRequest {
  /** Bytes that are to be added. */
  readonly bytes: number
  readonly quotaBytes: number
  /** Milliseconds since 1970. */
  readonly now: number
}

export interface Room {
  readonly freedBytes: number
  /** Bytes that still do not fit, in the quota or on the disk, because what is left is in use; 0 = there is room. */
  readonly missingBytes: number
}

/** Something that may go. */
interface Victim {
  readonly usedAt: number
  /** Answers with the bytes that are free now. */
  remove(): Promise<number>
}

/** Removes what was used longest ago and is used by nobody now, until so many bytes more fit. */
export async function makeRoom(paths: CachePaths, { bytes, quotaBytes, now }: RoomRequest): Promise<Room> {
  const used = await usedBytes(paths)
  const over = used + bytes - Math.min(quotaBytes, used + (await freeBytes(paths)))
  let freed = 0
  if (over > 0) {
    for (const victim of await findVictims(paths, now)) {
      if (freed >= over) break
      // What cannot be removed now stays; the next may go.
      freed += await victim.remove().catch(() => 0)
    }
  }
  return { freedBytes: freed, missingBytes: Math.max(over - freed, 0) }
}

/** Bytes of all files of the cache. */
export async function usedBytes({ root }: CachePaths): Promise<number> {
  return (await listFiles(root)).reduce((sum, file) => sum + file.bytes, 0)
}

/** Bytes that the disk still takes; unlimited where the system does not tell. */
async function freeBytes({ root }: CachePaths): Promise<number> {
  const stats = await statfs(root).catch(() => undefined)
  return stats === undefined ? Infinity : stats.bavail * stats.bsize
}

async function findVictims(paths: CachePaths, now: number): Promise<readonly Victim[]> {
  const found = [
    await findOrphans(paths, now),
    await findRuns(paths, now),
    await findAnalyses(paths),
    await findPartials(paths, now),
  ]
  return found.flat().sort((a, b) => a.usedAt - b.usedAt)
}

async function findRuns(paths: CachePaths, now: number): Promise<readonly Victim[]> {
  const keys = await listRunKeys(paths)
  return await Promise.all(
    keys.map(async key => ({
      usedAt: await lastUseOf(paths, key),
      remove: async () => (await removeRun(paths, key, now)) ?? 0,
    })),
  )
}

async function findAnalyses({ analyses }: CachePaths): Promise<readonly Victim[]> {
  return (await listFiles(analyses)).map(file => ({ usedAt: file.changedAt, remove: () => removeFile(file) }))
}

/** Unfinished downloads. */
async function findPartials({ partials }: CachePaths, now: number): Promise<readonly Victim[]> {
  const files = (await listFiles(partials)).filter(file => !isLock(file.path))
  return files.map(({ path, bytes, changedAt }) => ({
    usedAt: changedAt,
    remove: async () => ((await removePartial(path, now)) ? bytes : 0),
  }))
}

/** Blobs that no journal names: of older versions of objects, or left by a crash. */
async function findOrphans(paths: CachePaths, now: number): Promise<readonly Victim[]> {
  const uses = await listBlobUses(paths)
  const blobs = [...(await listBlobs(paths)).values()]
  return blobs
    .filter(({ blob, changedAt }) => !uses.has(blob) && now - changedAt > ORPHAN_MS)
    .map(({ blob, bytes, changedAt }) => ({
      usedAt: changedAt,
      remove: async () => {
        await removeBlob(paths, blob)
        return bytes
      },
    }))
}

async function removeFile({ path, bytes }: { readonly path: string; readonly bytes: number }): Promise<number> {
  await removeQuietly(path)
  return bytes
}
