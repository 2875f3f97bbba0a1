// AssemblyScript: TypeScript that is compiled to WebAssembly. `../kernel-search.ts` brings the tables and the text;
// `../../find-literals.ts` and `../../line-ends.ts` do the same in plain TypeScript and must give the same answers.

import { FOUND, FOUND_BYTES, HEADER, TEXT } from './memory'

export { FOUND, HEADER, TABLES, TEXT, TEXT_BYTES } from './memory'
export { hashLines } from './hash-lines'

// Places in the header.
const FLAGS: usize = 0
const SLOTS: usize = 4
const BUCKET_STARTS: usize = 8
const BUCKET_GRAMS: usize = 12
const BUCKET_LITERALS: usize = 16
const BUCKET_OFFSETS: usize = 20
const LITERAL_BYTES: usize = 24
const LITERAL_STARTS: usize = 28
/** Not an address: the id of the klog header, whose place the caller checks. */
const KLOG_HEADER: usize = 32

/** Which grams can be ruled out is told by a small table that stays in the fastest cache. */
export const FLAG_BITS: u32 = 15
const SLOT_BITS: u32 = 16
const HASH_FACTOR: u32 = 0x9e3779b1
const GRAM: u32 = 0xffffff

/** A gram has few literals; when fewer places than this are left, the search pauses. */
const SPARE: i32 = 4096
const MATCH_CAPACITY: i32 = (FOUND_BYTES / 8) as i32
const LINE_CAPACITY: usize = FOUND_BYTES - 64 * 4

/** Where the last call stopped, from the begin of the text. */
export let resume: i32 = 0

function table(field: usize): usize {
  return load<u32>(HEADER + field) as usize
}

function hash(gram: u32, bits: u32): usize {
  return ((gram * HASH_FACTOR) >>> (32 - bits)) as usize
}

function flag(flags: usize, at: usize): u32 {
  return load<u8>(flags + hash(load<u32>(at) & GRAM, FLAG_BITS)) as u32
}

/**
 * Writes each occurrence whose gram begins at an even place in `from … until`, which are even too, and returns their
 * number. The text has `length` bytes. Pauses when there is no room: go on from `resume` until it is `until` or more.
 */
export function findLiterals(from: i32, until: i32, length: i32): i32 {
  const flags = table(FLAGS)
  const last = TEXT + (min(until, length - 2) as usize)
  let at = TEXT + (from as usize)
  let count: i32 = 0
  while (at < last && count < MATCH_CAPACITY - SPARE) {
    const first = flag(flags, at)
    const second = flag(flags, at + 2)
    const third = flag(flags, at + 4)
    const fourth = flag(flags, at + 6)
    if (first | second | third | fourth) {
      if (first) count = verify(at, length, count)
      if (second && at + 2 < last) count = verify(at + 2, length, count)
      if (third && at + 4 < last) count = verify(at + 4, length, count)
      if (fourth && at + 6 < last) count = verify(at + 6, length, count)
    }
    at += 8
  }
  resume = at < last ? ((at - TEXT) as i32) : until
  return count
}

function verify(at: usize, length: i32, found: i32): i32 {
  const gram = load<u32>(at) & GRAM
  const slot = load<u16>(table(SLOTS) + hash(gram, SLOT_BITS) * 2) as usize
  if (slot == 0) return found
  const starts = table(BUCKET_STARTS) + (slot - 1) * 4
  const end = load<u32>(starts, 4) as usize
  let count = found
  for (let entry = load<u32>(starts) as usize; entry < end; entry++) {
    if (load<u32>(table(BUCKET_GRAMS) + entry * 4) != gram) continue
    const literal = load<u32>(table(BUCKET_LITERALS) + entry * 4)
    const position = ((at - TEXT) as i32) - load<i32>(table(BUCKET_OFFSETS) + entry * 4)
    if (literal != load<u32>(HEADER + KLOG_HEADER) && !isLiteralAt(literal, position, length)) continue
    store<i32>(FOUND + (count as usize) * 8, position)
    store<u32>(FOUND + (count as usize) * 8, literal, 4)
    count++
  }
  return count
}

function isLiteralAt(literal: u32, position: i32, length: i32): bool {
  const starts = table(LITERAL_STARTS) + (literal as usize) * 4
  const start = load<u32>(starts)
  const size = (load<u32>(starts, 4) - start) as i32
  if (position < 0 || position + size > length) return false
  const bytes = table(LITERAL_BYTES) + (start as usize)
  const text = TEXT + (position as usize)
  for (let i: usize = 0; i < (size as usize); i++) if (load<u8>(text + i) != load<u8>(bytes + i)) return false
  return true
}

function lineFeeds(at: usize): u64 {
  return i8x16.bitmask(i8x16.eq(v128.load(at), i8x16.splat(0x0a))) as u64
}

/**
 * Writes the place behind each LF in `from … length` and returns their number. Pauses like `findLiterals`; `from` is a
 * multiple of 64, and so is `resume`.
 */
export function findLineEnds(from: i32, length: i32): i32 {
  const end = TEXT + (length as usize)
  let at = TEXT + (from as usize)
  let out: usize = 0
  while (at < end && out < LINE_CAPACITY) {
    let mask = lineFeeds(at) | (lineFeeds(at + 16) << 16) | (lineFeeds(at + 32) << 32) | (lineFeeds(at + 48) << 48)
    if (end - at < 64) mask &= ((1 as u64) << ((end - at) as u64)) - 1
    while (mask) {
      store<i32>(FOUND + out, ((at - TEXT) as i32) + (ctz(mask) as i32) + 1)
      out += 4
      mask &= mask - 1
    }
    at += 64
  }
  resume = (at - TEXT) as i32
  return (out / 4) as i32
}

/** Whether there is a NUL among the first `length` bytes of the text. */
export function holdsNul(length: i32): bool {
  const end = TEXT + (length as usize)
  const whole = TEXT + ((length & ~15) as usize)
  let at = TEXT
  for (; at < whole; at += 16) if (!i8x16.all_true(v128.load(at))) return true
  for (; at < end; at++) if (load<u8>(at) == 0) return true
  return false
}
