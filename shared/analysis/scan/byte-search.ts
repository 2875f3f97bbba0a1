/**
 * Where the occurrences of literals are: pairs of a position and a literal. `literal` is an index of the table, or
 * `klogHeaderId` at what looks like a klog header: the caller checks its place. Valid only during the call.
 */
export type OnMatches = (pairs: Int32Array) => void

/** Of one text; valid until the next is asked about. */
export interface LineEnds {
  /** The places behind each LF, ascending. */
  readonly ends: Int32Array
  readonly holdsNul: boolean
}

/** What is asked of a text, for one table of literals. It keeps nothing from one text to the next; while it reports, it is not to be asked. */
export interface ByteSearch {
  /** `TEXT_BYTES` that a text is searched in without being copied. All who share this search share it: what is there is gone when another reads. */
  readonly memory: Uint8Array
  /**
   * Reports each occurrence once, in any number of calls; the occurrences of one line come before those of the next.
   * The text is at most `TEXT_BYTES` long.
   */
  findLiterals(text: Uint8Array, onMatches: OnMatches): void
  findLineEnds(text: Uint8Array): LineEnds
}
