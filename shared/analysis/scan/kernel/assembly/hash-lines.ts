// The hash of each line with what varies masked. `../../../templates/walk-tokens.ts` says what is meant and does the same
// in plain TypeScript; the two must give the same answers.
import { FOUND, FOUND_BYTES, TABLES } from './memory'

// Tables that `../kernel-hasher.ts` puts in memory.
const CLASSES: usize = TABLES
const SEPARATORS: usize = CLASSES + 256
const WORD_TABLE: usize = 4096
const FIXED_WORDS: usize = SEPARATORS + 256
const CODE_WORDS: usize = FIXED_WORDS + WORD_TABLE
const HTTP_WORD: usize = CODE_WORDS + WORD_TABLE
const WORD_PLACES: i32 = 512

const DIGIT: u32 = 1
const HEX: u32 = 6
const GENERATED: u32 = 8
const CAPITAL: u32 = 16
const JOINING: u32 = 1
const GAP: u32 = 2

const LINE_BYTES: usize = 20
const HASHED_BYTES: usize = 65536
const HEADER_BYTES: usize = 160
const VERSION_BYTES: usize = 200
const LONGEST_SHAPE: usize = 12
const LONGEST_NUMBER: usize = 18
const LONGEST_CODE_WORD: usize = 10
const LONGEST_GAP: usize = 4

const BASIS: i32 = 0x811c9dc5
const PRIME: i32 = 0x01000193
const FACTOR: i32 = 31
const HIGH_FACTOR: i32 = 0x85ebca6b
const LOW_FACTOR: i32 = 0xc2b2ae35
const MASK: i32 = 0x2a
const VERSION: i32 = 0x76

const LF: u32 = 0x0a
const CR: u32 = 0x0d
const ESCAPE: u32 = 0x1b
const SPACE: u32 = 0x20
const QUOTE: u32 = 0x22
const PERCENT: u32 = 0x25
const PLUS: u32 = 0x2b
const DASH: u32 = 0x2d
const DOT: u32 = 0x2e
const SLASH: u32 = 0x2f
const COLON: u32 = 0x3a
const BRACKET: u32 = 0x5b
const UNDERSCORE: u32 = 0x5f
const LETTER_V: u32 = 0x76
const TILDE: u32 = 0x7e

// Where the walk stands; no place in the text is 0.
let start: usize = 0
let limit: usize = 0
let high: i32 = 0
let low: i32 = 0
let versions: i32 = 0
let maskHigh: i32 = 0
let maskLow: i32 = 0
let maskEnd: usize = 0
let escapeEnd: usize = 0
let first: i32 = 0
let second: i32 = 0
let any: u32 = 0
let all: u32 = 0

function byteAt(at: usize): u32 {
  return load<u8>(at) as u32
}

function classAt(at: usize): u32 {
  return load<u8>(CLASSES + (load<u8>(at) as usize)) as u32
}

function isDigit(at: usize): bool {
  return (classAt(at) & DIGIT) != 0
}

/**
 * Writes for each line of the text from `from` on, which has `length` bytes, five numbers: its end, both halves of its
 * hash, the hash of its versions, and whether it was clipped. Answers the number of lines; pauses when there is no room.
 */
export function hashLines(text: usize, from: i32, length: i32): i32 {
  const end = text + (length as usize)
  let out = FOUND
  let at = text + (from as usize)
  while (at < end && out + LINE_BYTES <= FOUND + FOUND_BYTES) {
    start = at
    limit = min(end, at + HASHED_BYTES)
    at = walkLine()
    while (at < end && byteAt(at) != LF) at++
    if (at < end) at++
    store<i32>(out, (at - text) as i32)
    store<i32>(out, high, 4)
    store<i32>(out, low, 8)
    store<i32>(out, versions, 12)
    store<i32>(out, at - start > HASHED_BYTES ? 1 : 0, 16)
    out += LINE_BYTES
  }
  return ((out - FOUND) / LINE_BYTES) as i32
}

function walkLine(): usize {
  high = BASIS
  low = 0
  versions = 0
  maskEnd = 0
  escapeEnd = 0
  let at = start
  while (at < limit) {
    const byte = byteAt(at)
    if (load<u8>(CLASSES + (byte as usize))) at = walkToken(at)
    else if (byte == LF || (byte == CR && at + 1 < limit && byteAt(at + 1) == LF)) break
    else if (byte == ESCAPE && at + 1 < limit && byteAt(at + 1) == BRACKET) at = walkEscape(at)
    else {
      addSeparator(byte)
      at++
    }
  }
  return at
}

function addSeparator(byte: u32): void {
  high = (high ^ (byte as i32)) * PRIME
  low = low * FACTOR + (byte as i32)
}

function addToken(a: i32, b: i32): void {
  const newHigh = (high ^ a) * HIGH_FACTOR
  const newLow = (low + b) * LOW_FACTOR
  high = newHigh ^ (((newHigh as u32) >>> 15) as i32)
  low = newLow ^ (((newLow as u32) >>> 13) as i32)
}

function walkEscape(from: usize): usize {
  let at = from + 2
  while (at < limit && byteAt(at) >= 0x20 && byteAt(at) <= 0x3f) at++
  if (at < limit && byteAt(at) >= 0x40 && byteAt(at) <= 0x7e) at++
  addSeparator(ESCAPE)
  escapeEnd = at
  return at
}

function walkToken(from: usize): usize {
  let one = BASIS
  let two: i32 = 0
  let some: u32 = 0
  let every: u32 = 0xff
  let at = from
  while (at < limit) {
    const byte = byteAt(at)
    const kind = load<u8>(CLASSES + (byte as usize)) as u32
    if (kind == 0) break
    one = (one ^ (byte as i32)) * PRIME
    two = two * FACTOR + (byte as i32)
    some |= kind
    every &= kind
    at++
  }
  // Most tokens are plain words.
  if ((some & DIGIT) == 0 && (every & (HEX | GENERATED)) == 0) {
    addToken(one, two)
    return at
  }
  first = one
  second = two
  any = some
  all = every
  if (mayBeVersion(from, at)) {
    const version = versionEnd(from)
    if (version != 0) return addVersion(from, version)
  }
  if (isMasked(from, at)) addMask(from, at)
  else addToken(one, two)
  return at
}

function mayBeVersion(from: usize, to: usize): bool {
  if ((any & DIGIT) == 0 || to + 1 >= limit || byteAt(to) != DOT) return false
  if ((all & DIGIT) == 0 && byteAt(from) != LETTER_V) return false
  if (from == escapeEnd) return false
  if (from == start) return true
  const before = byteAt(from - 1)
  return before != DOT && before != DASH && before != UNDERSCORE
}

function addVersion(from: usize, to: usize): usize {
  let hash = versions ^ BASIS
  for (let at = from; at < to; at++) hash = (hash ^ (byteAt(at) as i32)) * PRIME
  versions = hash == 0 ? 1 : hash
  addToken(VERSION, VERSION)
  return to
}

/** Behind the version that begins at `from`; 0 = there is none. */
function versionEnd(from: usize): usize {
  const hasLetter = byteAt(from) == LETTER_V
  const end = min(limit, from + VERSION_BYTES + 1)
  let at = digitsEnd(hasLetter ? from + 1 : from, end)
  if (!isDotted(at, end)) return 0
  at = digitsEnd(at + 1, end)
  if (isDotted(at, end)) at = digitsEnd(at + 1, end)
  else if (!hasLetter) return 0
  at = suffixEnd(at, end)
  return at - from > VERSION_BYTES || !isOver(at) ? 0 : at
}

function isOver(at: usize): bool {
  if (at >= limit) return true
  const next = byteAt(at)
  if (classAt(at) != 0 || next == UNDERSCORE || next == PERCENT) return false
  return !((next == DOT || next == COLON) && at + 1 < limit && isDigit(at + 1))
}

function isSuffixMark(byte: u32): bool {
  return byte == DASH || byte == PLUS || byte == TILDE
}

function suffixEnd(from: usize, end: usize): usize {
  let at = from
  while (at + 1 < end && (isSuffixMark(byteAt(at)) || (at > from && byteAt(at) == DOT)) && classAt(at + 1) != 0) {
    at += 2
    while (at < end && classAt(at) != 0) at++
  }
  return at
}

function digitsEnd(from: usize, end: usize): usize {
  let at = from
  while (at < end && isDigit(at)) at++
  return at
}

function isDotted(at: usize, end: usize): bool {
  return at + 1 < end && byteAt(at) == DOT && isDigit(at + 1)
}

function isMasked(from: usize, to: usize): bool {
  if ((any & DIGIT) == 0 && !(to - from >= 4 && (all & HEX) != 0) && !isGenerated(from, to)) return false
  if (from == escapeEnd) return false
  if ((all & DIGIT) != 0) return !isCode(from, to)
  return !hasLanes(FIXED_WORDS, first, second)
}

function isGenerated(from: usize, to: usize): bool {
  return to - from == 5 && (all & GENERATED) != 0 && from > start && byteAt(from - 1) == DASH
}

function addMask(from: usize, to: usize): void {
  if (from - start < HEADER_BYTES) {
    addToken(MASK, shapeOf(from, to))
    return
  }
  if (joinsMask(from)) {
    high = maskHigh
    low = maskLow
  } else addToken(MASK, MASK)
  maskEnd = to
  maskHigh = high
  maskLow = low
}

function joinsMask(from: usize): bool {
  if (maskEnd == 0 || from - maskEnd > 2) return false
  for (let at = maskEnd; at < from; at++) {
    if ((load<u8>(SEPARATORS + (byteAt(at) as usize)) & (JOINING as u8)) == 0) return false
  }
  return true
}

function shapeOf(from: usize, to: usize): i32 {
  const length = to - from
  if ((all & DIGIT) != 0) return MASK + (min(length, LONGEST_NUMBER) as i32)
  if ((all & CAPITAL) == 0 || length > LONGEST_SHAPE) return MASK
  let shape: i32 = 0
  for (let at = from; at < to; at++) shape = shape * FACTOR + (isDigit(at) ? 0x30 : (byteAt(at) as i32))
  return shape
}

function hasLanes(table: usize, a: i32, b: i32): bool {
  let place = table + ((a & (WORD_PLACES - 1)) as usize) * 8
  while (load<i32>(place) != 0 || load<i32>(place, 4) != 0) {
    if (load<i32>(place) == a && load<i32>(place, 4) == b) return true
    place = place + 8 == table + WORD_TABLE ? table : place + 8
  }
  return false
}

function isGap(at: usize): bool {
  return (load<u8>(SEPARATORS + (byteAt(at) as usize)) & (GAP as u8)) != 0
}

function isCode(from: usize, to: usize): bool {
  if (to - from > 3 || goesOn(to)) return false
  let gap = from
  while (gap > start && from - gap < LONGEST_GAP && isGap(gap - 1)) gap--
  if (gap == from || gap == start) return false
  if (!isDigit(gap - 1)) return endsWith(CODE_WORDS, gap)
  return isHttpGap(gap, from) && isHttpVersion(gap)
}

function goesOn(to: usize): bool {
  if (to >= limit) return false
  if (byteAt(to) == UNDERSCORE) return true
  return byteAt(to) == DOT && to + 1 < limit && isDigit(to + 1)
}

function endsWith(table: usize, to: usize): bool {
  let from = to
  while (from > start && to - from <= LONGEST_CODE_WORD && classAt(from - 1) != 0) from--
  if (to - from > LONGEST_CODE_WORD) return false
  let one = BASIS
  let two: i32 = 0
  for (let at = from; at < to; at++) {
    one = (one ^ (byteAt(at) as i32)) * PRIME
    two = two * FACTOR + (byteAt(at) as i32)
  }
  return hasLanes(table, one, two)
}

function isHttpGap(gap: usize, to: usize): bool {
  if (byteAt(to - 1) != SPACE) return false
  return to - gap == 1 || (to - gap == 2 && byteAt(gap) == QUOTE)
}

function isHttpVersion(to: usize): bool {
  let at = to
  while (at > start && to - at < 3 && (isDigit(at - 1) || byteAt(at - 1) == DOT)) at--
  return at > start && byteAt(at - 1) == SLASH && endsWith(HTTP_WORD, at - 1)
}
