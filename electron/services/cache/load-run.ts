import { blobBytes } from './blob-store.ts'
import { runPaths, type CachePaths } from './cache-paths.ts'
import { blobsOf, emptyJournal, noteEntry, readJournal, type Journal } from './journal.ts'
import { inBatches } from './list-files.ts'
import { readRecord, type RunRecord } from './run-record.ts'

/** What the disk says of a run. */
export interface LoadedRun {
  /** Undefined when the run was never listed, or by a version that we do not understand. */
  readonly record: RunRecord | undefined
  /** What the journal tells, in whatever version. */
  readonly journal: Journal
  /** See `findHeld`. */
  readonly held: Journal
}

export async function loadRun(paths: CachePaths, key: string): Promise<LoadedRun> {
  const files = runPaths(paths, key)
  const record = await readRecord(files.record, key)
  const journal = await readJournal(files.journal)
  return { record, journal, held: await findHeld(paths, record, journal) }
}

/** Of a journal what the record lists, in its versions, and whose blobs are there and as long as they must be. */
export async function findHeld(paths: CachePaths, record: RunRecord | undefined, journal: Journal): Promise<Journal> {
  const generations = new Map(record?.objects.map(({ name, generation }) => [name, generation]))
  const listed = blobsOf(journal).filter(({ name, generation }) => generations.get(name) === generation)
  const present = await inBatches(listed, async entry =>
    (await blobBytes(paths, entry.blob)) === entry.bytes ? entry : undefined,
  )
  const held = emptyJournal()
  for (const entry of present) if (entry !== undefined) noteEntry(held, entry)
  return held
}
