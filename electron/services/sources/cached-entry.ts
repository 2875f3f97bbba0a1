import type { CachedCopy, CachedPiece } from '../cache/journal.ts'
import type { StoredObject } from '../fetch/storage.ts'
import type { SourceEntry } from './source.ts'

/** An artifact of a run in a bucket, or a piece of one. */
export interface CachedEntry extends SourceEntry {
  readonly object: StoredObject
  /** What there is of it on disk. */
  readonly copy: CachedCopy | CachedPiece | undefined
  /** Of a piece: how its stream ends, by the bytes of a broken line that it leaves out. */
  readonly describeEnd?: (leftOut: number) => string
}
