import type { Evidence } from './evidence.ts'

/** What is looked for in lines, as they stand in the artifacts. */
export interface LineQuery {
  /** Words as they stand, or with `isPattern` a pattern in RE2's syntax. Empty = any line, where there are filters. */
  readonly text: string
  readonly isPattern: boolean
  readonly ignoresCase: boolean
  /** What else has to be so of a line, as `createTermFilter` reads it; empty = nothing. */
  readonly filters?: string | undefined
}

/** A stretch of a text, in UTF-16 units; `to` is exclusive. */
export interface TextSpan {
  readonly from: number
  readonly to: number
}

/** A line that holds what is looked for. */
export interface FoundLine extends Evidence {
  /** Where in `text` it stands, in order and without overlaps; none where what is shown differs from what was searched. */
  readonly matches: readonly TextSpan[]
}

/** What a search found in one run. */
export interface SearchResult {
  /** Artifacts with at least one line, in the order in which they were read. */
  readonly artifacts: readonly { readonly artifact: string; readonly lines: number }[]
  /** Lines in all artifacts, each once. */
  readonly lines: number
  /** Artifacts and decoded bytes that were read. */
  readonly read: { readonly artifacts: number; readonly bytes: number }
  /** Artifacts that were not read, or not to their end, sorted. */
  readonly unread: readonly string[]
}
