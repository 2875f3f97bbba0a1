/**
 * A pointer to exact bytes of an artifact, and what stands there.
 * `electron/services` can always re-read the bytes; `checkEvidence` refuses one that does not match.
 */
export interface Evidence {
  /** Path of the artifact inside the run, `/` separated; its identity, shown through `visible()`. */
  readonly artifact: string
  /** 1-based number of the physical line. */
  readonly line: number
  /** Offset of the first cited byte in the decoded (decompressed) artifact. */
  readonly offset: number
  /** Number of cited bytes: a whole line without its terminator, or a window of a very long one. */
  readonly length: number
  /** The cited bytes as UTF-8 with replacement, control characters escaped visibly (`visible()`). */
  readonly text: string
}

/** At most this many pieces of evidence stay with one finding: one from each artifact first. */
export const EVIDENCE_PER_FINDING = 20

/** Lines longer than this are cited by a window around the words that matter. Bytes. */
export const EVIDENCE_BYTES = 2_000
