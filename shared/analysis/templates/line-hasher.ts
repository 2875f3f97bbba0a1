/** Bytes of a line that are looked at token by token; what follows is data. */
export const HASHED_BYTES = 65_536
/** So far from its begin a log header reaches (time, host, writer, time again): there the shape of numbers counts. */
export const HEADER_BYTES = 160
/** Numbers that `LineHasher.lines` holds for each line: end, high, low, versions, isClipped. */
export const LINE_FIELDS = 5
/** So many lines are hashed in one call. */
export const LINES_PER_CALL = 4_096

/**
 * Level 1 of the templates: for each line a hash of its bytes with what varies masked, without making a string. Lines with
 * one hash have one template; lines of one template may have several hashes.
 */
export interface LineHasher {
  /** `TEXT_BYTES` of memory in which a text is hashed without being copied. */
  readonly memory: Uint8Array
  /** Hashes the lines from `from` on, as many as there is room for, and answers their number; 0 only for no bytes. */
  hash(text: HashText, from: number): number
  /**
   * Of each line `LINE_FIELDS` numbers: the place behind its LF, both halves of the hash, a hash of the versions in it
   * (0 = none), and 1 when it was longer than `HASHED_BYTES`. Valid until the next call.
   */
  readonly lines: Int32Array
}

export interface HashText {
  readonly bytes: Uint8Array
  /** How many of the bytes are text; only its last line may lack its LF. */
  readonly length: number
}
