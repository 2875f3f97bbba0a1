/** A line of one log and one of another that say the same, but for what varies: numbers, ids, times, versions. 1-based. */
export interface LinePair {
  readonly line: number
  readonly other: number
}

/** Lines of an artifact that say what few of its lines say. */
export interface SparseLines {
  /** In their order. */
  readonly lines: readonly number[]
  /** Id of the template of each of these. */
  readonly templates: readonly string[]
  /** Lines of the artifact. */
  readonly totalLines: number
  /** Lines that were left out, because there were too many to tell apart or to keep. */
  readonly omittedLines: number
  /** The artifact could not be read to its end. */
  readonly isPartial: boolean
}

/** Where a line of one log stands in another. */
export type PlaceOfLine =
  /** That line says the same, and stands between the same lines. */
  | { readonly kind: 'same'; readonly line: number }
  /** As far as the line from the nearest of those that say the same; one of them is there at least. */
  | {
      readonly kind: 'between'
      readonly line: number
      readonly before: LinePair | undefined
      readonly after: LinePair | undefined
    }
  /** No line is known to say the same. */
  | { readonly kind: 'none' }

export interface LineMatch {
  readonly place: PlaceOfLine
  /** Lines of both logs that were left out. */
  readonly omittedLines: number
  /** One of the logs could not be read to its end. */
  readonly isPartial: boolean
}
