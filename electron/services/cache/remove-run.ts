import { rename } from 'node:fs/promises'
import { hasCode } from '../system-error.ts'
import { blobBytes, removeBlob } from './blob-store.ts'
import { newTemporaryPath, runPaths, runPathsIn, type CachePaths } from './cache-paths.ts'
import { blobsOf, readJournal } from './journal.ts'
import { isAnyHeld } from './lease.ts'
import { listBlobUses } from './list-blobs.ts'
import { listFiles } from './list-files.ts'
import { makeFolder, removeQuietly } from './replace-file.ts'

/**
 * Forgets a run and every blob that no other run uses. Answers with the bytes that are free now, undefined when the
 * run is in use. Throws the system's errors.
 */
export async function removeRun(paths: CachePaths, key: string, now: number): Promise<number | undefined> {
  const { folder, leases } = runPaths(paths, key)
  if (await isAnyHeld(leases, now)) return undefined
  // First out of sight: who opens the run from here on begins a new one.
  const moved = newTemporaryPath(paths)
  await makeFolder(paths.temporary)
  try {
    await rename(folder, moved)
  } catch (thrown) {
    if (hasCode(thrown, 'ENOENT')) return 0
    throw thrown
  }
  // Somebody may have opened it in between. If they have begun anew as well, that one stays.
  if ((await isAnyHeld(runPathsIn(moved).leases, now)) && (await putBack(moved, folder))) return undefined
  const freed = await removeBlobsOf(paths, moved)
  const files = await listFiles(moved)
  await removeQuietly(moved)
  return freed + files.reduce((sum, file) => sum + file.bytes, 0)
}

async function putBack(moved: string, folder: string): Promise<boolean> {
  try {
    await rename(moved, folder)
    return true
  } catch {
    return false
  }
}

async function removeBlobsOf(paths: CachePaths, folder: string): Promise<number> {
  const own = new Set(blobsOf(await readJournal(runPathsIn(folder).journal)).map(({ blob }) => blob))
  const used = await listBlobUses(paths)
  let freed = 0
  for (const blob of own) {
    if (used.has(blob)) continue
    freed += (await blobBytes(paths, blob)) ?? 0
    await removeBlob(paths, blob)
  }
  return freed
}
