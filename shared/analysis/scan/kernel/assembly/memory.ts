/** Addresses of the tables, as `../kernel-search.ts` laid them out, four bytes each. */
export const HEADER: usize = 1024

/** What was found: pairs of position and literal, ends of lines, or hashes of lines. */
export const FOUND: usize = 4096
export const FOUND_BYTES: usize = 262144
export const TEXT: usize = FOUND + FOUND_BYTES
/** With what is read behind the text by whole vectors. */
export const TEXT_BYTES: usize = 196608
export const TABLES: usize = TEXT + TEXT_BYTES + 64
