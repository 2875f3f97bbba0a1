// AssemblyScript: TypeScript that is compiled to WebAssembly. MD5 (RFC 1321) of four texts at once, one in each lane of a
// vector: a step of one text waits for the step before it, and a processor has room for three more meanwhile.

/** Four words of each lane: `a` of lane 0 to 3, `b` of lane 0 to 3, and so on. */
export const STATE: usize = 1024
/** The 64 constants, each four times; `../md5-lanes.ts` puts them here. */
export const TABLE: usize = 2048
/** The sixteen words of one block, each of all lanes. */
const WORDS: usize = 4096
/** Where the texts of the lanes begin, one behind the other, with what completes the last block of each. */
export const TEXTS: usize = 8192
/** Bytes of one; not a power of two, so that the lanes do not want the same lines of the cache. */
export const TEXT_BYTES: usize = 263_360

function rotate(x: v128, bits: i32): v128 {
  return v128.or(i32x4.shl(x, bits), i32x4.shr_u(x, 32 - bits))
}

function term(word: usize, step: usize): v128 {
  return i32x4.add(v128.load(WORDS + 16 * word), v128.load(TABLE + 16 * step))
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

/** Four words of each lane, from a row for a lane to a row for a word. */
function transpose(first: usize, second: usize, third: usize, fourth: usize, to: usize): void {
  const x = v128.load(first)
  const y = v128.load(second)
  const z = v128.load(third)
  const w = v128.load(fourth)
  const xy = v128.shuffle<i32>(x, y, 0, 4, 1, 5)
  const zw = v128.shuffle<i32>(z, w, 0, 4, 1, 5)
  const xyHigh = v128.shuffle<i32>(x, y, 2, 6, 3, 7)
  const zwHigh = v128.shuffle<i32>(z, w, 2, 6, 3, 7)
  v128.store(to, v128.shuffle<i64>(xy, zw, 0, 2))
  v128.store(to, v128.shuffle<i64>(xy, zw, 1, 3), 16)
  v128.store(to, v128.shuffle<i64>(xyHigh, zwHigh, 0, 2), 32)
  v128.store(to, v128.shuffle<i64>(xyHigh, zwHigh, 1, 3), 48)
}

/** Goes on with so many blocks of 64 bytes in every lane, each from its own place on. */
export function run(first: usize, second: usize, third: usize, fourth: usize, blocks: i32): void {
  let a = v128.load(STATE)
  let b = v128.load(STATE, 16)
  let c = v128.load(STATE, 32)
  let d = v128.load(STATE, 48)
  for (; blocks > 0; blocks--) {
    const before0 = a
    const before1 = b
    const before2 = c
    const before3 = d
    for (let at: usize = 0; at < 64; at += 16) {
      transpose(first + at, second + at, third + at, fourth + at, WORDS + 4 * at)
    }

    a = f(a, b, c, d, term(0, 0), 7)
    d = f(d, a, b, c, term(1, 1), 12)
    c = f(c, d, a, b, term(2, 2), 17)
    b = f(b, c, d, a, term(3, 3), 22)
    a = f(a, b, c, d, term(4, 4), 7)
    d = f(d, a, b, c, term(5, 5), 12)
    c = f(c, d, a, b, term(6, 6), 17)
    b = f(b, c, d, a, term(7, 7), 22)
    a = f(a, b, c, d, term(8, 8), 7)
    d = f(d, a, b, c, term(9, 9), 12)
    c = f(c, d, a, b, term(10, 10), 17)
    b = f(b, c, d, a, term(11, 11), 22)
    a = f(a, b, c, d, term(12, 12), 7)
    d = f(d, a, b, c, term(13, 13), 12)
    c = f(c, d, a, b, term(14, 14), 17)
    b = f(b, c, d, a, term(15, 15), 22)

    a = g(a, b, c, d, term(1, 16), 5)
    d = g(d, a, b, c, term(6, 17), 9)
    c = g(c, d, a, b, term(11, 18), 14)
    b = g(b, c, d, a, term(0, 19), 20)
    a = g(a, b, c, d, term(5, 20), 5)
    d = g(d, a, b, c, term(10, 21), 9)
    c = g(c, d, a, b, term(15, 22), 14)
    b = g(b, c, d, a, term(4, 23), 20)
    a = g(a, b, c, d, term(9, 24), 5)
    d = g(d, a, b, c, term(14, 25), 9)
    c = g(c, d, a, b, term(3, 26), 14)
    b = g(b, c, d, a, term(8, 27), 20)
    a = g(a, b, c, d, term(13, 28), 5)
    d = g(d, a, b, c, term(2, 29), 9)
    c = g(c, d, a, b, term(7, 30), 14)
    b = g(b, c, d, a, term(12, 31), 20)

    a = h(a, b, c, d, term(5, 32), 4)
    d = h(d, a, b, c, term(8, 33), 11)
    c = h(c, d, a, b, term(11, 34), 16)
    b = h(b, c, d, a, term(14, 35), 23)
    a = h(a, b, c, d, term(1, 36), 4)
    d = h(d, a, b, c, term(4, 37), 11)
    c = h(c, d, a, b, term(7, 38), 16)
    b = h(b, c, d, a, term(10, 39), 23)
    a = h(a, b, c, d, term(13, 40), 4)
    d = h(d, a, b, c, term(0, 41), 11)
    c = h(c, d, a, b, term(3, 42), 16)
    b = h(b, c, d, a, term(6, 43), 23)
    a = h(a, b, c, d, term(9, 44), 4)
    d = h(d, a, b, c, term(12, 45), 11)
    c = h(c, d, a, b, term(15, 46), 16)
    b = h(b, c, d, a, term(2, 47), 23)

    a = i(a, b, c, d, term(0, 48), 6)
    d = i(d, a, b, c, term(7, 49), 10)
    c = i(c, d, a, b, term(14, 50), 15)
    b = i(b, c, d, a, term(5, 51), 21)
    a = i(a, b, c, d, term(12, 52), 6)
    d = i(d, a, b, c, term(3, 53), 10)
    c = i(c, d, a, b, term(10, 54), 15)
    b = i(b, c, d, a, term(1, 55), 21)
    a = i(a, b, c, d, term(8, 56), 6)
    d = i(d, a, b, c, term(15, 57), 10)
    c = i(c, d, a, b, term(6, 58), 15)
    b = i(b, c, d, a, term(13, 59), 21)
    a = i(a, b, c, d, term(4, 60), 6)
    d = i(d, a, b, c, term(11, 61), 10)
    c = i(c, d, a, b, term(2, 62), 15)
    b = i(b, c, d, a, term(9, 63), 21)

    a = i32x4.add(a, before0)
    b = i32x4.add(b, before1)
    c = i32x4.add(c, before2)
    d = i32x4.add(d, before3)
    first += 64
    second += 64
    third += 64
    fourth += 64
  }
  v128.store(STATE, a)
  v128.store(STATE, b, 16)
  v128.store(STATE, c, 32)
  v128.store(STATE, d, 48)
}
