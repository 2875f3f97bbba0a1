import type { StoredObject } from '../fetch/storage.ts'
import { blobBytes } from './blob-store.ts'
import { runPaths, type CachePaths } from './cache-paths.ts'
import { readJournal, type CachedCopy } from './journal.ts'
import { inBatches } from './list-files.ts'
import { readRecord, type RunRecord } from './run-record.ts'

/** What the disk says of a run. */
export interface LoadedRun {
  /** Undefined when the run was never listed, or by a version that we do not understand. */
  readonly record: RunRecord | undefined
  /** By name, what the journal tells, in whatever version. */
  readonly journal: ReadonlyMap<string, CachedCopy>
  /** By name, the copies of what the record lists whose bytes are there. */
  readonly copies: ReadonlyMap<string, CachedCopy>
}

export async function loadRun(paths: CachePaths, key: string): Promise<LoadedRun> {
  const files = runPaths(paths, key)
  const record = await readRecord(files.record, key)
  const journal = await readJournal(files.journal)
  return { record, journal, copies: await findCopies(paths, record, journal) }
}

/** The copies of what the record lists, in its versions, whose blobs are there and as long as they must be. */
export async function findCopies(
  paths: CachePaths,
  record: RunRecord | undefined,
  journal: ReadonlyMap<string, CachedCopy>,
): Promise<ReadonlyMap<string, CachedCopy>> {
  const claimed = (record?.objects ?? []).map(object => copyOf(object, journal)).filter(copy => copy !== undefined)
  const present = await inBatches(claimed, async copy =>
    (await blobBytes(paths, copy.blob)) === copy.bytes ? copy : undefined,
  )
  return new Map(present.filter(copy => copy !== undefined).map(copy => [copy.name, copy]))
}

function copyOf({ name, generation }: StoredObject, journal: ReadonlyMap<string, CachedCopy>): CachedCopy | undefined {
  const copy = journal.get(name)
  return copy?.generation === generation ? copy : undefined
}
