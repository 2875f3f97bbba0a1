/**
 * - `read`: all of it
 * - `truncated`: the readable part; the artifact itself ends early or a limit stopped the reading
 * - `malformed`: not what its name promises; read as far as it goes
 * - `skipped`: not read, by decision (binary, link, device, limit, encrypted)
 * - `empty`: zero bytes, or journald's `-- No entries --`
 * - `missing`: expected from this kind of run, not there
 * - `unfetched`: the store has it, this copy of the run does not (yet): what is said of the run is partial
 */
export type CoverageState = 'read' | 'truncated' | 'malformed' | 'skipped' | 'empty' | 'missing' | 'unfetched'

/** What became of one artifact. Coverage is part of the result: nothing is passed over in silence. */
export interface CoverageEntry {
  readonly artifact: string
  readonly state: CoverageState
  /** Why, in one sentence; empty for `read`, except where the bytes could not be verified against their store. */
  readonly reason: string
}

/** Facts about one artifact that the panels need. */
export interface ArtifactFacts {
  readonly name: string
  /** Decoded bytes read. */
  readonly bytes: number
  readonly lines: number
  /** Id of the reader or of the dominant log format; undefined = plain text or not read. */
  readonly format?: string
  readonly host?: string
  /** How its times became instants: undefined = no times found. */
  readonly clock?: ClockNote
}

/** How an artifact's times were placed on the UTC clock. */
export interface ClockNote {
  /** What was not written in the artifact and had to be inferred. */
  readonly inferred: readonly ('year' | 'zone' | 'boot')[]
  /** One sentence, e.g. `year 2025 from started.json`. */
  readonly reason: string
}
