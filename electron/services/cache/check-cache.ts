import { compareText } from '#shared/base/text.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { AbortSignalLike } from '#shared/ipc/contract.ts'
import type { CacheCheckView } from '#shared/ipc/views.ts'
import { checkBlob, removeBlob, type WantedBlob } from './blob-store.ts'
import { runPaths, type CachePaths } from './cache-paths.ts'
import { appendJournal } from './journal.ts'
import { isHeld } from './lease.ts'
import { listBlobs, listBlobUses, type BlobUse, type ListedBlob } from './list-blobs.ts'
import { listFiles } from './list-files.ts'
import { listRunKeys } from './list-runs.ts'
import { ORPHAN_MS } from './make-room.ts'
import { isLock, removePartial, removeStaleLock } from './partial-owner.ts'
import { removeQuietly } from './replace-file.ts'
import { tidyTemporary } from './tidy-temporary.ts'

/** An unfinished download that nobody went on with for so long will not be. Milliseconds. */
const PARTIAL_MS = 7 * 24 * 60 * 60_000
/** Artifacts named in the result. */
const MAX_NAMED = 100

export interface CheckOptions {
  /** Bytes that were read, of those to read. */
  readonly onProgress?: (doneBytes: number, totalBytes: number) => void
  readonly signal?: AbortSignalLike
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Reads every byte of the cache, throws damaged copies away and removes what nobody needs. */
export async function checkCache(paths: CachePaths, options: CheckOptions): Promise<Result<CacheCheckView>> {
  const uses = await listBlobUses(paths)
  const blobs = await listBlobs(paths)
  const withSums = [...blobs.values()].map(blob => ({ ...blob, ...sumsOf(uses.get(blob.blob)) }))
  const damaged = await findDamaged(paths, withSums, options)
  if (damaged === undefined) return err({ code: 'cancelled' })
  const lost = damaged.flatMap(({ blob }) => uses.get(blob) ?? [])
  const old = [...blobs.values()].filter(({ changedAt }) => options.now - changedAt > ORPHAN_MS)
  const useless = new Map([...damaged, ...old.filter(({ blob }) => !uses.has(blob))].map(each => [each.blob, each]))
  for (const blob of useless.keys()) await removeBlob(paths, blob)
  for (const use of lost) await noteDrop(paths, use)
  const reclaimedBytes = sumBytes(useless.values()) + (await tidy(paths, options.now))
  return ok({
    blobs: blobs.size,
    bytes: sumBytes(blobs.values()),
    damaged: [...new Set(lost.map(use => use.name))].sort(compareText).slice(0, MAX_NAMED),
    damagedCount: lost.length,
    reclaimedBytes,
  })
}

/** Without them a blob is read twice. */
function sumsOf(uses: readonly BlobUse[] | undefined): Pick<BlobUse, 'sums'> {
  const sums = uses?.find(use => use.sums !== undefined)?.sums
  return sums === undefined ? {} : { sums }
}

/** The damaged ones; undefined when it was cancelled. */
async function findDamaged(
  paths: CachePaths,
  blobs: readonly (ListedBlob & WantedBlob)[],
  { onProgress, signal }: CheckOptions,
): Promise<readonly ListedBlob[] | undefined> {
  const total = sumBytes(blobs)
  const damaged: ListedBlob[] = []
  let done = 0
  for (const blob of blobs) {
    if (signal?.aborted === true) return undefined
    if ((await checkBlob(paths, blob)) === 'damaged') damaged.push(blob)
    done += blob.bytes
    onProgress?.(done, total)
  }
  return damaged
}

/** Other processes that have the run open learn of it when they read its journal again. */
async function noteDrop(paths: CachePaths, { key, name }: BlobUse): Promise<void> {
  await appendJournal(runPaths(paths, key).journal, [{ name, isDropped: true }]).catch(() => undefined)
}

/** Removes partial files, temporary files and leases that nobody needs; answers with their bytes. */
async function tidy(paths: CachePaths, now: number): Promise<number> {
  let freed = await tidyTemporary(paths, now)
  for (const { path, bytes, changedAt } of await listFiles(paths.partials)) {
    if (isLock(path)) await removeStaleLock(path, now)
    else if (now - changedAt > PARTIAL_MS && (await removePartial(path, now))) freed += bytes
  }
  for (const key of await listRunKeys(paths)) {
    for (const lease of await listFiles(runPaths(paths, key).leases)) {
      if (!(await isHeld(lease.path, now))) await removeQuietly(lease.path)
    }
  }
  return freed
}

function sumBytes(items: Iterable<{ readonly bytes: number }>): number {
  let sum = 0
  for (const { bytes } of items) sum += bytes
  return sum
}
