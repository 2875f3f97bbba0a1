import { relative } from 'node:path'
import { runPaths, type CachePaths } from './cache-paths.ts'
import { isBlobId } from './chunk-digest.ts'
import { blobsOf, readJournal } from './journal.ts'
import { listFiles } from './list-files.ts'
import { listRunKeys } from './list-runs.ts'

/** A blob as it lies on disk. */
export interface ListedBlob {
  readonly blob: string
  readonly bytes: number
  /** Milliseconds since 1970. */
  readonly changedAt: number
}

/** What lies in the blobs' folder, by id. Files that are none of ours are left alone. */
export async function listBlobs(paths: CachePaths): Promise<ReadonlyMap<string, ListedBlob>> {
  const blobs = new Map<string, ListedBlob>()
  for (const { path, bytes, changedAt } of await listFiles(paths.blobs)) {
    const blob = relative(paths.blobs, path).replace(/[/\\]/gu, '')
    if (isBlobId(blob)) blobs.set(blob, { blob, bytes, changedAt })
  }
  return blobs
}

/** Which artifacts of which runs a blob holds. */
export interface BlobUse {
  readonly key: string
  readonly name: string
  /** See `CachedBytes`. */
  readonly sums?: string
}

/** Who uses which blob, by id, from the journals of all runs. */
export async function listBlobUses(paths: CachePaths): Promise<ReadonlyMap<string, readonly BlobUse[]>> {
  const uses = new Map<string, BlobUse[]>()
  for (const key of await listRunKeys(paths)) {
    for (const { name, blob, sums } of blobsOf(await readJournal(runPaths(paths, key).journal))) {
      const use = { key, name, ...(sums === undefined ? {} : { sums }) }
      const users = uses.get(blob)
      if (users === undefined) uses.set(blob, [use])
      else users.push(use)
    }
  }
  return uses
}
