// AssemblyScript: TypeScript that is compiled to WebAssembly. The checksums that stores know files by, of several files side
// by side, in vectors.

/*
 * MD5 (RFC 1321) of eight texts, one in each lane of two vectors: a step of one text waits for the step before it, and a
 * processor has room for seven more meanwhile.
 */

/** Four words of each lane: `a` of lane 0 to 7, `b` of lane 0 to 7, and so on. */
export const STATE: usize = 1024
/** Where in memory each lane goes on, as 32-bit numbers. */
export const FROM: usize = 1152
/** The 64 constants, each four times; `../checksum-lanes.ts` puts them here. */
export const TABLE: usize = 2048
/** The sixteen words of one block, each of four lanes; then of the other four. */
const WORDS: usize = 3072
const MORE_WORDS: usize = 3328
/** Sixteen bytes of each of sixteen parts of a text, and these turned. */
const ROWS: usize = 3584
/** For CRC-32C; `../checksum-lanes.ts` puts them here. The remainder of each byte, as 32-bit numbers. */
export const REMAINDERS: usize = 4096
/** Of each of its four bytes: sixteen for the low half of a byte, sixteen for the high half. */
export const HALVES: usize = 5120
/** Where the texts of the lanes begin, one behind the other, with what completes the last block of each. */
export const TEXTS: usize = 8192
/** Bytes of one; not a power of two, so that the lanes do not want the same lines of the cache. */
export const TEXT_BYTES: usize = 132_288

function rotate(x: v128, bits: i32): v128 {
  return v128.or(i32x4.shl(x, bits), i32x4.shr_u(x, 32 - bits))
}

function term(word: usize, constant: usize): v128 {
  return i32x4.add(v128.load(word), v128.load(constant))
}

// What comes from `b`, the word of the step before, stands last: everything else can be ready by then.

function f(a: v128, b: v128, c: v128, d: v128, term: v128, bits: i32): v128 {
  return i32x4.add(b, rotate(i32x4.add(i32x4.add(a, term), v128.xor(d, v128.and(v128.xor(c, d), b))), bits))
}

function g(a: v128, b: v128, c: v128, d: v128, term: v128, bits: i32): v128 {
  const early = i32x4.add(i32x4.add(a, term), v128.andnot(c, d))
  return i32x4.add(b, rotate(i32x4.add(early, v128.and(d, b)), bits))
}

function h(a: v128, b: v128, c: v128, d: v128, term: v128, bits: i32): v128 {
  return i32x4.add(b, rotate(i32x4.add(i32x4.add(a, term), v128.xor(v128.xor(c, d), b)), bits))
}

function i(a: v128, b: v128, c: v128, d: v128, term: v128, bits: i32): v128 {
  return i32x4.add(b, rotate(i32x4.add(i32x4.add(a, term), v128.xor(c, v128.or(v128.not(d), b))), bits))
}

/** Four words of each of four lanes from `lane` on, from a row for a lane to a row for a word. */
function transpose(lane: usize, at: usize, to: usize): void {
  const x = v128.load(load<usize>(FROM + 4 * lane) + at)
  const y = v128.load(load<usize>(FROM + 4 * lane, 4) + at)
  const z = v128.load(load<usize>(FROM + 4 * lane, 8) + at)
  const w = v128.load(load<usize>(FROM + 4 * lane, 12) + at)
  const xy = v128.shuffle<i32>(x, y, 0, 4, 1, 5)
  const zw = v128.shuffle<i32>(z, w, 0, 4, 1, 5)
  const xyHigh = v128.shuffle<i32>(x, y, 2, 6, 3, 7)
  const zwHigh = v128.shuffle<i32>(z, w, 2, 6, 3, 7)
  v128.store(to, v128.shuffle<i64>(xy, zw, 0, 2))
  v128.store(to, v128.shuffle<i64>(xy, zw, 1, 3), 16)
  v128.store(to, v128.shuffle<i64>(xyHigh, zwHigh, 0, 2), 32)
  v128.store(to, v128.shuffle<i64>(xyHigh, zwHigh, 1, 3), 48)
}

/** Goes on with so many blocks of 64 bytes in every lane, each from its own place in `FROM` on. */
export function run(blocks: usize): void {
  let a = v128.load(STATE)
  let m = v128.load(STATE, 16)
  let b = v128.load(STATE, 32)
  let n = v128.load(STATE, 48)
  let c = v128.load(STATE, 64)
  let o = v128.load(STATE, 80)
  let d = v128.load(STATE, 96)
  let p = v128.load(STATE, 112)
  for (let from: usize = 0; from < 64 * blocks; from += 64) {
    const a0 = a
    const b0 = b
    const c0 = c
    const d0 = d
    const m0 = m
    const n0 = n
    const o0 = o
    const p0 = p
    for (let at: usize = 0; at < 64; at += 16) {
      transpose(0, from + at, WORDS + 4 * at)
      transpose(4, from + at, MORE_WORDS + 4 * at)
    }
    // Four steps at a time, not all at once: what is long is compiled slowly, and runs as it came until then.
    let table = TABLE
    for (let word: usize = 0, end = table + 256; table < end; table += 64) {
      a = f(a, b, c, d, term(WORDS + word, table), 7)
      m = f(m, n, o, p, term(MORE_WORDS + word, table), 7)
      word = (word + 16) & 255
      d = f(d, a, b, c, term(WORDS + word, table + 16), 12)
      p = f(p, m, n, o, term(MORE_WORDS + word, table + 16), 12)
      word = (word + 16) & 255
      c = f(c, d, a, b, term(WORDS + word, table + 32), 17)
      o = f(o, p, m, n, term(MORE_WORDS + word, table + 32), 17)
      word = (word + 16) & 255
      b = f(b, c, d, a, term(WORDS + word, table + 48), 22)
      n = f(n, o, p, m, term(MORE_WORDS + word, table + 48), 22)
      word = (word + 16) & 255
    }
    for (let word: usize = 16, end = table + 256; table < end; table += 64) {
      a = g(a, b, c, d, term(WORDS + word, table), 5)
      m = g(m, n, o, p, term(MORE_WORDS + word, table), 5)
      word = (word + 80) & 255
      d = g(d, a, b, c, term(WORDS + word, table + 16), 9)
      p = g(p, m, n, o, term(MORE_WORDS + word, table + 16), 9)
      word = (word + 80) & 255
      c = g(c, d, a, b, term(WORDS + word, table + 32), 14)
      o = g(o, p, m, n, term(MORE_WORDS + word, table + 32), 14)
      word = (word + 80) & 255
      b = g(b, c, d, a, term(WORDS + word, table + 48), 20)
      n = g(n, o, p, m, term(MORE_WORDS + word, table + 48), 20)
      word = (word + 80) & 255
    }
    for (let word: usize = 80, end = table + 256; table < end; table += 64) {
      a = h(a, b, c, d, term(WORDS + word, table), 4)
      m = h(m, n, o, p, term(MORE_WORDS + word, table), 4)
      word = (word + 48) & 255
      d = h(d, a, b, c, term(WORDS + word, table + 16), 11)
      p = h(p, m, n, o, term(MORE_WORDS + word, table + 16), 11)
      word = (word + 48) & 255
      c = h(c, d, a, b, term(WORDS + word, table + 32), 16)
      o = h(o, p, m, n, term(MORE_WORDS + word, table + 32), 16)
      word = (word + 48) & 255
      b = h(b, c, d, a, term(WORDS + word, table + 48), 23)
      n = h(n, o, p, m, term(MORE_WORDS + word, table + 48), 23)
      word = (word + 48) & 255
    }
    for (let word: usize = 0, end = table + 256; table < end; table += 64) {
      a = i(a, b, c, d, term(WORDS + word, table), 6)
      m = i(m, n, o, p, term(MORE_WORDS + word, table), 6)
      word = (word + 112) & 255
      d = i(d, a, b, c, term(WORDS + word, table + 16), 10)
      p = i(p, m, n, o, term(MORE_WORDS + word, table + 16), 10)
      word = (word + 112) & 255
      c = i(c, d, a, b, term(WORDS + word, table + 32), 15)
      o = i(o, p, m, n, term(MORE_WORDS + word, table + 32), 15)
      word = (word + 112) & 255
      b = i(b, c, d, a, term(WORDS + word, table + 48), 21)
      n = i(n, o, p, m, term(MORE_WORDS + word, table + 48), 21)
      word = (word + 112) & 255
    }
    a = i32x4.add(a, a0)
    b = i32x4.add(b, b0)
    c = i32x4.add(c, c0)
    d = i32x4.add(d, d0)
    m = i32x4.add(m, m0)
    n = i32x4.add(n, n0)
    o = i32x4.add(o, o0)
    p = i32x4.add(p, p0)
  }
  v128.store(STATE, a)
  v128.store(STATE, m, 16)
  v128.store(STATE, b, 32)
  v128.store(STATE, n, 48)
  v128.store(STATE, c, 64)
  v128.store(STATE, o, 80)
  v128.store(STATE, d, 96)
  v128.store(STATE, p, 112)
}

/*
 * CRC-32C (RFC 3720, appendix B.4) of one text in sixteen parts, one in each byte of a vector, since a remainder, too, waits
 * for the one before it. Vectors cannot look up bytes, but halves of them, and a remainder is a sum of those of its parts.
 */

/** It is not worth it for less. Bytes. */
const LEAST: usize = 4096
/** Parts that lie apart by so many bytes, or a multiple of it, want the same lines of the cache. */
const PAGE: usize = 4096
/** Reversed: the highest bit stands for x to the power of 0. */
const POLYNOMIAL: u32 = 0x82f63b78
const ONE: u32 = 0x80000000
const X_TO_8: u32 = 0x00800000

function lows(x: v128, y: v128): v128 {
  return v128.shuffle<i8>(x, y, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)
}

function highs(x: v128, y: v128): v128 {
  return v128.shuffle<i8>(x, y, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)
}

/** The first half of turning sixteen rows of sixteen bytes: of four rows of each part. */
function turnHalf(at: usize, bytes: usize, row: usize): void {
  const x = v128.load(at + row * bytes)
  const y = v128.load(at + (row + 4) * bytes)
  const z = v128.load(at + (row + 8) * bytes)
  const w = v128.load(at + (row + 12) * bytes)
  const xz = lows(x, z)
  const xzHigh = highs(x, z)
  const yw = lows(y, w)
  const ywHigh = highs(y, w)
  v128.store(ROWS + 64 * row, lows(xz, yw))
  v128.store(ROWS + 64 * row, highs(xz, yw), 16)
  v128.store(ROWS + 64 * row, lows(xzHigh, ywHigh), 32)
  v128.store(ROWS + 64 * row, highs(xzHigh, ywHigh), 48)
}

/** Byte `byte` of the remainders of bytes, whose halves these are. */
function look(byte: usize, low: v128, high: v128): v128 {
  const halves = HALVES + 32 * byte
  return v128.xor(i8x16.swizzle(v128.load(halves), low), i8x16.swizzle(v128.load(halves, 16), high))
}

/** Goes on in sixteen parts of so many bytes, a multiple of 16, which lie one behind the other; each in a byte of four vectors. */
function runParts(remainder: u32, at: usize, bytes: usize): void {
  const half = i8x16.splat(15)
  // Of the remainders the lowest bytes, and so on. All but that of the first part begin with 0.
  let lowest = i8x16.replace_lane(i8x16.splat(0), 0, <i8>remainder)
  let second = i8x16.replace_lane(i8x16.splat(0), 0, <i8>(remainder >> 8))
  let third = i8x16.replace_lane(i8x16.splat(0), 0, <i8>(remainder >> 16))
  let highest = i8x16.replace_lane(i8x16.splat(0), 0, <i8>(remainder >> 24))
  for (const end = at + bytes; at < end; at += 16) {
    for (let row: usize = 0; row < 4; row++) turnHalf(at, bytes, row)
    for (let row = ROWS; row < ROWS + 64; row += 16) {
      const x = v128.load(row)
      const y = v128.load(row, 64)
      const z = v128.load(row, 128)
      const w = v128.load(row, 192)
      const xz = lows(x, z)
      const xzHigh = highs(x, z)
      const yw = lows(y, w)
      const ywHigh = highs(y, w)

      // Four steps, each with a row as it is turned: to turn them in memory and run over it took a quarter longer.
      const sum0 = v128.xor(lowest, lows(xz, yw))
      const low0 = v128.and(sum0, half)
      const high0 = v128.and(i16x8.shr_u(sum0, 4), half)
      lowest = v128.xor(second, look(0, low0, high0))
      second = v128.xor(third, look(1, low0, high0))
      third = v128.xor(highest, look(2, low0, high0))
      highest = look(3, low0, high0)

      const sum1 = v128.xor(lowest, highs(xz, yw))
      const low1 = v128.and(sum1, half)
      const high1 = v128.and(i16x8.shr_u(sum1, 4), half)
      lowest = v128.xor(second, look(0, low1, high1))
      second = v128.xor(third, look(1, low1, high1))
      third = v128.xor(highest, look(2, low1, high1))
      highest = look(3, low1, high1)

      const sum2 = v128.xor(lowest, lows(xzHigh, ywHigh))
      const low2 = v128.and(sum2, half)
      const high2 = v128.and(i16x8.shr_u(sum2, 4), half)
      lowest = v128.xor(second, look(0, low2, high2))
      second = v128.xor(third, look(1, low2, high2))
      third = v128.xor(highest, look(2, low2, high2))
      highest = look(3, low2, high2)

      const sum3 = v128.xor(lowest, highs(xzHigh, ywHigh))
      const low3 = v128.and(sum3, half)
      const high3 = v128.and(i16x8.shr_u(sum3, 4), half)
      lowest = v128.xor(second, look(0, low3, high3))
      second = v128.xor(third, look(1, low3, high3))
      third = v128.xor(highest, look(2, low3, high3))
      highest = look(3, low3, high3)
    }
  }
  v128.store(ROWS, lowest)
  v128.store(ROWS, second, 16)
  v128.store(ROWS, third, 32)
  v128.store(ROWS, highest, 48)
}

function remainderOf(part: usize): u32 {
  const at = ROWS + part
  return load<u8>(at) | (load<u8>(at, 16) << 8) | (load<u8>(at, 32) << 16) | (load<u8>(at, 48) << 24)
}

/** The product of two polynomials, modulo that of CRC-32C. */
function multiply(x: u32, y: u32): u32 {
  let product: u32 = 0
  for (; x != 0; x <<= 1) {
    if (x & ONE) product ^= y
    y = y & 1 ? (y >> 1) ^ POLYNOMIAL : y >> 1
  }
  return product
}

/** x to the power of the bits of so many bytes, modulo the polynomial: what a remainder is multiplied with by bytes of 0. */
function powerOf(bytes: usize): u32 {
  let power = ONE
  for (let factor = X_TO_8; bytes != 0; bytes >>= 1) {
    if (bytes & 1) power = multiply(power, factor)
    factor = multiply(factor, factor)
  }
  return power
}

function runBytes(remainder: u32, at: usize, bytes: usize): u32 {
  for (const end = at + bytes; at < end; at++) {
    remainder = (remainder >> 8) ^ load<u32>(REMAINDERS + 4 * ((remainder ^ load<u8>(at)) & 255))
  }
  return remainder
}

/** Goes on with so many bytes that lie in memory; begins with all ones, and the checksum is the complement of the last. */
export function remainder(before: u32, at: usize, bytes: usize): u32 {
  if (bytes < LEAST) return runBytes(before, at, bytes)
  let part = (bytes / 16) & ~15
  if (part % PAGE == 0) part -= 64
  runParts(before, at, part)
  const power = powerOf(part)
  let sum = remainderOf(0)
  for (let next: usize = 1; next < 16; next++) sum = multiply(power, sum) ^ remainderOf(next)
  return runBytes(sum, at + 16 * part, bytes - 16 * part)
}
