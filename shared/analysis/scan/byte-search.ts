import type { OnMatch, SearchText } from './find-literals.ts'

/** What is asked of a block of bytes, for one table of literals. It keeps nothing from one block to the next; while it reports, it is not to be asked. */
export interface ByteSearch {
  /** Reports each occurrence once; the occurrences of one line come before those of the next. */
  readonly findLiterals: (text: SearchText, onMatch: OnMatch) => void
  /** The places behind each LF, ascending. */
  readonly findLineEnds: (text: SearchText) => ArrayLike<number>
  readonly holdsNul: (text: SearchText) => boolean
}
