import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { BucketPlace } from '#shared/model/reference.ts'
import { canonicalBucket } from '../references/buckets.ts'

/** The folders of a cache; all lie below `root`, which carries the version of the layout. */
export interface CachePaths {
  readonly root: string
  readonly blobs: string
  readonly runs: string
  readonly partials: string
  readonly temporary: string
  readonly analyses: string
}

/** The cache in `dir`. Another version of the layout gets another root, so that neither sees the other's files. */
export function cachePathsIn(dir: string): CachePaths {
  const root = join(dir, 'v2')
  return {
    root,
    blobs: join(root, 'blobs'),
    runs: join(root, 'runs'),
    partials: join(root, 'partial'),
    temporary: join(root, 'tmp'),
    analyses: join(root, 'analyses'),
  }
}

/**
 * Where a blob lies. `blob` is an id, see `isBlobId`. Sixteen folders: each is made with its first blob, and of two hundred
 * and fifty-six a run would make one for most of its artifacts.
 */
export function blobPath({ blobs }: CachePaths, blob: string): string {
  return join(blobs, blob.slice(0, 1), blob.slice(1))
}

/** The files of one run. */
export interface RunPaths {
  readonly folder: string
  readonly record: string
  readonly journal: string
  /** Its time of change is the time of the run's last use. */
  readonly used: string
  readonly leases: string
}

export function runPaths({ runs }: CachePaths, key: string): RunPaths {
  return runPathsIn(join(runs, key))
}

export function runPathsIn(folder: string): RunPaths {
  return {
    folder,
    record: join(folder, 'run.json'),
    journal: join(folder, 'objects.jsonl'),
    used: join(folder, 'used'),
    leases: join(folder, 'leases'),
  }
}

/** What a run is known by on disk, by whichever of a bucket's names it was found. */
export function runKeyOf({ bucket, path }: BucketPlace): string {
  return sha256Hex(`gs://${canonicalBucket(bucket)}/${path}`).slice(0, 40)
}

export function isRunKey(text: string): boolean {
  return /^[0-9a-f]{40}$/.test(text)
}

/**
 * Where the unfinished bytes of one version of an object, or of a piece of it, lie while nobody works on them; `name` is
 * its whole name in the bucket.
 */
export function partialPath(
  { partials }: CachePaths,
  of: { readonly bucket: string; readonly name: string; readonly generation: string; readonly piece?: string },
): string {
  const piece = of.piece === undefined ? '' : `\0${of.piece}`
  return join(partials, sha256Hex(`${of.bucket}\0${of.name}\0${of.generation}${piece}`))
}

/** Where a derived result lies. */
export function analysisPath({ analyses }: CachePaths, key: string): string {
  return join(analyses, sha256Hex(key))
}

/** A new path for a file that nobody else will touch. It begins with the process that it belongs to. */
export function newTemporaryPath({ temporary }: CachePaths): string {
  return join(temporary, `${process.pid}-${randomUUID()}`)
}

export function sha256Hex(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
