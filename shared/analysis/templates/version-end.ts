import { DIGIT, TOKEN_CLASS } from './token-classes.ts'

/** A longer one is none; bounds how often a byte is looked at. */
const VERSION_BYTES = 200

const DOT = 0x2e
const COLON = 0x3a
const PERCENT = 0x25
const UNDERSCORE = 0x5f
const LETTER_V = 0x76
/** `-` `+` `~` */
const SUFFIX_MARKS: readonly number[] = [0x2d, 0x2b, 0x7e]

/**
 * The place behind the version that begins at `from`, −1 = none: `v1.2`, `v1.2.3` or `1.2.3`, with a suffix behind `-`, `+`
 * or `~`. Four parts are an address, two without `v` a measure, and so is what a letter or `%` follows. The caller checks
 * that no word, dot or dash stands before it.
 */
export function versionEnd(bytes: Uint8Array, from: number, limit: number): number {
  const hasLetter = bytes[from] === LETTER_V
  const end = Math.min(limit, from + VERSION_BYTES + 1)
  let at = digitsEnd(bytes, hasLetter ? from + 1 : from, end)
  if (!isDotted(bytes, at, end)) return -1
  at = digitsEnd(bytes, at + 1, end)
  if (isDotted(bytes, at, end)) at = digitsEnd(bytes, at + 1, end)
  else if (!hasLetter) return -1
  at = suffixEnd(bytes, at, end)
  return at - from > VERSION_BYTES || !isOver(bytes, at, limit) ? -1 : at
}

function isOver(bytes: Uint8Array, at: number, limit: number): boolean {
  if (at >= limit) return true
  const next = bytes[at] ?? 0
  if (isToken(next) || next === UNDERSCORE || next === PERCENT) return false
  return !((next === DOT || next === COLON) && at + 1 < limit && isDigit(bytes[at + 1] ?? 0))
}

function suffixEnd(bytes: Uint8Array, from: number, limit: number): number {
  let at = from
  while (
    at + 1 < limit &&
    (SUFFIX_MARKS.includes(bytes[at] ?? 0) || (at > from && bytes[at] === DOT)) &&
    isToken(bytes[at + 1] ?? 0)
  ) {
    at += 2
    while (at < limit && isToken(bytes[at] ?? 0)) at++
  }
  return at
}

function digitsEnd(bytes: Uint8Array, from: number, limit: number): number {
  let at = from
  while (at < limit && isDigit(bytes[at] ?? 0)) at++
  return at
}

/** A dot, and a digit behind it. */
function isDotted(bytes: Uint8Array, at: number, limit: number): boolean {
  return at + 1 < limit && bytes[at] === DOT && isDigit(bytes[at + 1] ?? 0)
}

const isDigit = (byte: number) => ((TOKEN_CLASS[byte] ?? 0) & DIGIT) !== 0
const isToken = (byte: number) => TOKEN_CLASS[byte] !== 0
