// AssemblyScript: TypeScript that is compiled to WebAssembly. `../kernel-search.ts` brings the tables and the text;
// `../../find-literals.ts` does the same in plain TypeScript and must find the same.
import { FOUND, FOUND_BYTES, HEADER } from './memory'

export { ENDS, FOUND, HEADER, TABLES, TEXT, TEXT_BYTES } from './memory'
export { findLineEnds, holdsNul } from './line-ends'
export { hashLines } from './hash-lines'

// Places in the header: addresses of tables, …
const FLAGS: usize = 0
const SLOTS: usize = 4
const BUCKET_STARTS: usize = 8
const BUCKET_GRAMS: usize = 12
const BUCKET_LITERALS: usize = 16
const BUCKET_OFFSETS: usize = 20
const LITERAL_BYTES: usize = 24
const LITERAL_STARTS: usize = 28
const NIBBLES: usize = 32
/** … the id of the klog header, whose place the caller checks; how to search; and the rare bytes of a single literal. */
const KLOG_HEADER: usize = 36
const METHOD: usize = 40
const FIRST_RARE: usize = 44
const SECOND_RARE: usize = 48

const ONE: u32 = 1
const FEW: u32 = 2
const MANY: u32 = 3

/** Which grams can be ruled out is told by a small table that stays in the fastest cache. */
export const FLAG_BITS: u32 = 15
const SLOT_BITS: u32 = 16
const HASH_FACTOR: u32 = 0x9e3779b1
const GRAM: u32 = 0xffffff

/** A step finds few literals; when fewer places than this are left, the search pauses. */
const SPARE: i32 = 4096
const LAST_PLACE: i32 = ((FOUND_BYTES / 8) as i32) - SPARE

/** Where the last call stopped, from the begin of the text; past its end when all of it was searched. */
export let resume: i32 = 0

let text: usize = 0
let size: i32 = 0
let count: i32 = 0

function table(field: usize): usize {
  return load<u32>(HEADER + field) as usize
}

/**
 * Writes occurrences of literals from `from` on in the `length` bytes at `address`, and returns their number. Pauses when
 * there is no room: go on from `resume` while that is less than `length`.
 */
export function findLiterals(address: usize, from: i32, length: i32): i32 {
  const method = load<u32>(HEADER + METHOD)
  text = address
  size = length
  count = 0
  // No literal is shorter than four bytes; of many is known where a gram is, which may end with the text.
  const last = text + (max(0, length - (method == MANY ? 2 : 3)) as usize)
  let at = text + (from as usize)
  if (method == ONE) at = findOne(at, last)
  else if (method == FEW) at = findFew(at, last)
  else if (method == MANY) at = findMany(at, last)
  else at = last
  resume = at < last ? ((at - text) as i32) : length
  return count
}

function rarePair(at: usize, first: usize, second: usize, a: v128, b: v128): v128 {
  return v128.and(i8x16.eq(v128.load(at + first), a), i8x16.eq(v128.load(at + second), b))
}

/** A single literal: where its two rarest bytes stand at their distance. */
function findOne(from: usize, last: usize): usize {
  const first = table(FIRST_RARE)
  const second = table(SECOND_RARE)
  const a = v128.splat<u8>(load<u8>(table(LITERAL_BYTES) + first))
  const b = v128.splat<u8>(load<u8>(table(LITERAL_BYTES) + second))
  let at = from
  for (; at < last && count < LAST_PLACE; at += 64) {
    const one = rarePair(at, first, second, a, b)
    const two = rarePair(at + 16, first, second, a, b)
    const three = rarePair(at + 32, first, second, a, b)
    const four = rarePair(at + 48, first, second, a, b)
    if (!v128.any_true(v128.or(v128.or(one, two), v128.or(three, four)))) continue
    verifyEach(at, last, i8x16.bitmask(one) | (i8x16.bitmask(two) << 16))
    verifyEach(at + 32, last, i8x16.bitmask(three) | (i8x16.bitmask(four) << 16))
  }
  return at
}

/** Of each byte a value of four bits, by which vectors look up: both halves of it, one upon the other. */
function halves(bytes: v128): v128 {
  return v128.and(v128.xor(bytes, i16x8.shr_u(bytes, 4)), i8x16.splat(15))
}

/** Each byte moved up by one or two; what came before is shifted in. */
function byOne(before: v128, bytes: v128): v128 {
  return v128.shuffle<u8>(before, bytes, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30)
}
function byTwo(before: v128, bytes: v128): v128 {
  return v128.shuffle<u8>(before, bytes, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29)
}

/**
 * Few literals, by the method of Hyperscan's Teddy: each is in one of eight classes, and each of the four bytes of its
 * window tells of which classes the window may be.
 */
function findFew(from: usize, last: usize): usize {
  const nibbles = table(NIBBLES)
  const ofFirst = v128.load(nibbles)
  const ofSecond = v128.load(nibbles, 16)
  const ofThird = v128.load(nibbles, 32)
  const ofFourth = v128.load(nibbles, 48)
  const none = i8x16.splat(0)
  // Of the vector before: classes by a first byte, by the first two, and by a third.
  let first = none
  let begun = none
  let third = none
  let at = from
  for (; at < last + 3 && count < LAST_PLACE; at += 32) {
    const a = halves(v128.load(at))
    const firstA = i8x16.swizzle(ofFirst, a)
    const begunA = v128.and(byOne(first, firstA), i8x16.swizzle(ofSecond, a))
    const thirdA = i8x16.swizzle(ofThird, a)
    const ended = v128.and(byOne(third, thirdA), i8x16.swizzle(ofFourth, a))
    const one = v128.and(byTwo(begun, begunA), ended)
    const b = halves(v128.load(at, 16))
    first = i8x16.swizzle(ofFirst, b)
    begun = v128.and(byOne(firstA, first), i8x16.swizzle(ofSecond, b))
    third = i8x16.swizzle(ofThird, b)
    const two = v128.and(byTwo(begunA, begun), v128.and(byOne(thirdA, third), i8x16.swizzle(ofFourth, b)))
    if (!v128.any_true(v128.or(one, two))) continue
    verifyEach(at - 3, last, i8x16.bitmask(i8x16.ne(one, none)) | (i8x16.bitmask(i8x16.ne(two, none)) << 16))
  }
  return at - 3
}

function hash(gram: u32, bits: u32): usize {
  return ((gram * HASH_FACTOR) >>> (32 - bits)) as usize
}

function flag(flags: usize, at: usize): u32 {
  return load<u8>(flags + hash(load<u32>(at) & GRAM, FLAG_BITS)) as u32
}

/** Many literals: those of which a gram begins at an even place, where any gram of a literal is. */
function findMany(from: usize, last: usize): usize {
  const flags = table(FLAGS)
  let at = from
  for (; at < last && count < LAST_PLACE; at += 8) {
    const first = flag(flags, at)
    const second = flag(flags, at + 2)
    const third = flag(flags, at + 4)
    const fourth = flag(flags, at + 6)
    if (first | second | third | fourth) {
      if (first) verify(at)
      if (second && at + 2 < last) verify(at + 2)
      if (third && at + 4 < last) verify(at + 4)
      if (fourth && at + 6 < last) verify(at + 6)
    }
  }
  return at
}

function verifyEach(at: usize, last: usize, places: i32): void {
  for (let mask = places; mask; mask &= mask - 1) {
    const place = at + (ctz(mask) as usize)
    if (place < last) verify(place)
  }
}

/** Writes the literals whose gram stands here. */
function verify(at: usize): void {
  const gram = load<u32>(at) & GRAM
  const slot = load<u16>(table(SLOTS) + hash(gram, SLOT_BITS) * 2) as usize
  if (slot == 0) return
  const starts = table(BUCKET_STARTS) + (slot - 1) * 4
  const end = load<u32>(starts, 4) as usize
  for (let entry = load<u32>(starts) as usize; entry < end; entry++) {
    if (load<u32>(table(BUCKET_GRAMS) + entry * 4) != gram) continue
    const literal = load<u32>(table(BUCKET_LITERALS) + entry * 4)
    const position = ((at - text) as i32) - load<i32>(table(BUCKET_OFFSETS) + entry * 4)
    if (literal != load<u32>(HEADER + KLOG_HEADER) && !isLiteralAt(literal, position)) continue
    store<i32>(FOUND + (count as usize) * 8, position)
    store<u32>(FOUND + (count as usize) * 8, literal, 4)
    count++
  }
}

function isLiteralAt(literal: u32, position: i32): bool {
  const starts = table(LITERAL_STARTS) + (literal as usize) * 4
  const start = load<u32>(starts)
  const length = (load<u32>(starts, 4) - start) as i32
  if (position < 0 || position + length > size) return false
  const bytes = table(LITERAL_BYTES) + (start as usize)
  const place = text + (position as usize)
  for (let i: usize = 0; i < (length as usize); i++) if (load<u8>(place + i) != load<u8>(bytes + i)) return false
  return true
}
