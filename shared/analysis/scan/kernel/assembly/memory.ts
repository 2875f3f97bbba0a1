/** Addresses of the tables, as `../kernel-search.ts` laid them out, four bytes each. */
export const HEADER: usize = 1024

/** What was found: pairs of position and literal, or hashes of lines. */
export const FOUND: usize = 4096
export const FOUND_BYTES: usize = 262144
/** Where texts lie, anywhere in it, with what is read behind them by whole vectors. */
export const TEXT: usize = FOUND + FOUND_BYTES
export const TEXT_BYTES: usize = 2097152
/** Ends of lines: there is room for a text of nothing else. */
export const ENDS: usize = TEXT + TEXT_BYTES
export const TABLES: usize = ENDS + 4 * TEXT_BYTES
