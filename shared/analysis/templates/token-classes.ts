/** What a byte can be in a token; 0 = it separates tokens. */
export const DIGIT = 1
export const HEX_LOWER = 2
export const HEX_UPPER = 4
/** Of the alphabet of generated names (apimachinery: pkg/util/rand): no vowels and nothing that reads like another character. */
export const GENERATED = 8
/** Digits and capital letters, of which the times and levels of log headers are made. */
export const HEADER = 16
const LETTER = 32

/** By byte. */
export const TOKEN_CLASS: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) => {
  const text = byte < 0x80 ? String.fromCharCode(byte) : ''
  return (
    (/\d/u.test(text) ? DIGIT : 0) |
    (/[a-f]/u.test(text) ? HEX_LOWER : 0) |
    (/[A-F]/u.test(text) ? HEX_UPPER : 0) |
    (/[bcdfghj-np-tvwxz24-9]/u.test(text) ? GENERATED : 0) |
    (/[0-9A-Z]/u.test(text) ? HEADER : 0) |
    (/[A-Za-z]/u.test(text) ? LETTER : 0)
  )
})

const JOINING = 1
const GAP = 2
/** What a byte between tokens can be, by byte. */
export const SEPARATORS: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) => {
  const text = byte < 0x80 ? String.fromCharCode(byte) : ''
  return (/[ .,:;/_+@-]/u.test(text) ? JOINING : 0) | (/[ :="]/u.test(text) ? GAP : 0)
})

/** Between two masked parts it makes them one: dates, addresses, lists. */
export const isJoining = (byte: number): boolean => ((SEPARATORS[byte] ?? 0) & JOINING) !== 0

/** May stand between a word such as `code` and its number. */
export const isCodeGap = (byte: number): boolean => ((SEPARATORS[byte] ?? 0) & GAP) !== 0
