import type { LiteralTable } from './literal-table.ts'

/** A line, or a piece of a very long one, that somebody may want to look at. */
export interface ScannedLine {
  /** 1-based. */
  readonly line: number
  /** Byte offset of the line in the artifact. */
  readonly offset: number
  /** Without its LF or CRLF; valid only during the call. */
  readonly bytes: Uint8Array
  /** Indexes of the caller's literals that occur in it, ascending, each once. */
  readonly literals: readonly number[]
  /** It looks like an error by cheap signs (`severity-signs.ts`); parsing tells whether it is one. */
  readonly severe: boolean
  /** One of the first lines or one of every `sampleEvery`; of a long line only its first piece. */
  readonly sampled: boolean
  /** Where these bytes begin in their line; 0 unless `clipped`. */
  readonly pieceOffset: number
  /** A piece of a line longer than 1 MiB (`LINE_BYTES`). Neighbouring pieces share 4 KiB and may both report what lies there. */
  readonly clipped: boolean
}

export interface ScanOptions {
  readonly table: LiteralTable
  /**
   * Every n-th line is reported even when nothing is in it; so are the first 200 (`FIRST_LINES`). 1 = every line, and
   * every piece of a long one.
   */
  readonly sampleEvery: number
  /** The first piece of every long line is reported too: what is said of a line stands there. */
  readonly reportsBeginnings?: boolean
  onLine(line: ScannedLine): void
}
