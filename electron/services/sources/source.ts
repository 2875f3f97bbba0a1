import type { FileHandle } from 'node:fs/promises'
import type { Result } from '#shared/base/result.ts'
import type { Integrity } from '#shared/model/integrity.ts'
import type { UploadSpan } from '../cache/upload-span.ts'

/** Where runs come from, opened. Reading only: nothing is ever written beside it. */
export interface Source {
  readonly kind: 'folder' | 'zip' | 'tar' | 'file' | 'prow'
  /** For people: file or folder name. */
  readonly label: string
  /** Runs found in it, sorted by path. Never empty for an opened source. */
  readonly runs: readonly SourceRun[]
  /** What is wrong with it as a whole, e.g. a truncated archive whose first entries are readable; one sentence. */
  readonly problem?: string
  close(): Promise<void>
}

/** One run inside a source. */
export interface SourceRun {
  /** Path inside the source, `/` separated; `` for a source that is one run. What the CLI takes after `#`. */
  readonly path: string
  /** When it came to the store that it was taken from, as that store said; of a copy on disk only with a record of it. */
  readonly uploaded?: UploadSpan | undefined
  /** Everything in it, sorted by name, including what cannot be read (with the reason). */
  readonly entries: readonly SourceEntry[]
  /**
   * Opens one entry, decoded (gunzipped when it is gzip). `AppError` `artifact/not-found` for a name that is not an entry.
   * The stream ends with `end` saying whether all bytes came and were sound.
   */
  open(name: string): Promise<Result<ArtifactStream>>
  /**
   * All readable entries in the order that is cheapest for this source (an archive: its own order), each opened once.
   * A consumer must finish or `return()` one stream before it asks for the next.
   */
  stream(): AsyncGenerator<{ readonly entry: SourceEntry; readonly stream: Result<ArtifactStream> }>
  /**
   * For services only: the file behind an entry, where it is one and its bytes are the artifact's (no archive, no
   * compression), to be read by position and closed by the caller. Undefined = use `open`.
   */
  plainFile?(name: string): Promise<FileHandle | undefined>
  /**
   * For services that copy a run: the wanted entries as stored, nothing decoded, in the order that is cheapest. Archives
   * inside the run are among them; what has no bytes here is not, nor what is here in pieces only. Consumed like `stream`.
   */
  streamStored?(isWanted: (name: string) => boolean): AsyncGenerator<StoredArtifact>
}

/** One artifact as its source stores it. */
export interface StoredArtifact {
  readonly entry: SourceEntry
  /** A chunk is only valid until the next one is asked for. */
  readonly stream: Result<AsyncGenerator<Uint8Array, StreamEnd, undefined>>
}

export interface SourceEntry {
  /** Path relative to the run, `/` separated; identity, shown through `visible()`. `.gz` is kept in the name. Duplicate archive names get ` (2)`. */
  readonly name: string
  /** Stored bytes (compressed size for .gz), undefined where the container does not say. */
  readonly bytes?: number
  /** Undefined = readable. Otherwise why it is listed but not opened: link, device, encrypted, unknown method, hostile. */
  readonly skipped?: string
  /** Something odd that a reader should know although it is readable, e.g. a duplicate name. */
  readonly warning?: string
  /** It is in the store, and not (yet) in this copy of the run; `skipped` says so as well. */
  readonly unfetched?: true
  /** Of an artifact that is not here whole: its beginning, its end, or (not readable) what lies between. Never a whole one. */
  readonly piece?: 'head' | 'tail' | 'rest'
  /** Of a copy from a store: what is known of its bytes. */
  readonly integrity?: Integrity
}

/** Decoded bytes of one artifact. Chunks are only valid until the next one is asked for. */
export interface ArtifactStream {
  readonly chunks: AsyncIterable<Uint8Array>
  /** Settles after the last chunk: sound, or how it ended early. Everything before the damage was delivered. */
  readonly end: () => StreamEnd
}
export type StreamEnd =
  { readonly state: 'complete' } | { readonly state: 'truncated' | 'malformed' | 'skipped'; readonly reason: string }
