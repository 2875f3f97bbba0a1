import type { RunRecord } from '../cache/run-record.ts'
import type { SourceRun } from '../sources/source.ts'

/** What is written of a run, and where. */
export interface ExportRequest {
  /** It must be able to give its artifacts as stored. */
  readonly run: SourceRun
  /** For people and the record: where it comes from. */
  readonly source: string
  /** Folder of the run in what is written; empty = the root. */
  readonly folder: string
  /** Of a run in a bucket: what its store said. */
  readonly record: RunRecord | undefined
  /** A new folder or a new `.zip`. */
  readonly to: string
  readonly isWanted: (name: string) => boolean
  /** Why an artifact is not here, in a sentence, where more is known than that it was not fetched. */
  readonly reasonOf: (name: string) => string | undefined
  /** Tries to mend artifacts whose copy turned out damaged; they are read once more. */
  mend(names: readonly string[]): Promise<void>
  readonly onProgress: (doneBytes: number) => void
  readonly signal: AbortSignal
}
