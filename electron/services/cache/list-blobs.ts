import { relative } from 'node:path'
import { runPaths, sumsPath, type CachePaths } from './cache-paths.ts'
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

export interface BlobListing {
  readonly blobs: ReadonlyMap<string, ListedBlob>
  /** Digests of blobs that are not there. */
  readonly straySums: readonly string[]
}

/** What lies in the blobs' folder. Files that are none of ours are left alone. */
export async function listBlobs(paths: CachePaths): Promise<BlobListing> {
  const blobs = new Map<string, ListedBlob>()
  const withSums: string[] = []
  for (const { path, bytes, changedAt } of await listFiles(paths.blobs)) {
    const name = relative(paths.blobs, path).replace(/[/\\]/gu, '')
    const blob = name.replace(/\.sums$/u, '')
    if (!isBlobId(blob)) continue
    if (blob === name) blobs.set(blob, { blob, bytes, changedAt })
    else withSums.push(blob)
  }
  return { blobs, straySums: withSums.filter(blob => !blobs.has(blob)).map(blob => sumsPath(paths, blob)) }
}

/** Which artifacts of which runs a blob holds. */
export interface BlobUse {
  readonly key: string
  readonly name: string
}

/** Who uses which blob, by id, from the journals of all runs. */
export async function listBlobUses(paths: CachePaths): Promise<ReadonlyMap<string, readonly BlobUse[]>> {
  const uses = new Map<string, BlobUse[]>()
  for (const key of await listRunKeys(paths)) {
    for (const { name, blob } of blobsOf(await readJournal(runPaths(paths, key).journal))) {
      const users = uses.get(blob)
      if (users === undefined) uses.set(blob, [{ key, name }])
      else users.push({ key, name })
    }
  }
  return uses
}
