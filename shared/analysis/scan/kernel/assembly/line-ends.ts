// Where lines end. `../../line-ends.ts` does the same in plain TypeScript.
import { ENDS } from './memory'

/** Whether there is a NUL in the text that `findLineEnds` saw last. */
export let holdsNul: bool = false

function lineFeeds(bytes: v128): v128 {
  return i8x16.eq(bytes, i8x16.splat(0x0a))
}

function bits(lanes: v128): u64 {
  return i8x16.bitmask(lanes) as u64
}

/** Writes for each LF in the `length` bytes at `text` the place behind it, from the begin of the text; answers how many. */
export function findLineEnds(text: usize, length: i32): i32 {
  const end = text + (length as usize)
  let out = ENDS
  let least = i8x16.splat(-1)
  for (let at = text; at < end; at += 64) {
    const a = v128.load(at)
    const b = v128.load(at, 16)
    const c = v128.load(at, 32)
    const d = v128.load(at, 48)
    const isWhole = end - at >= 64
    if (isWhole) least = i8x16.min_u(least, i8x16.min_u(i8x16.min_u(a, b), i8x16.min_u(c, d)))
    let mask = bits(lineFeeds(a)) | (bits(lineFeeds(b)) << 16) | (bits(lineFeeds(c)) << 32) | (bits(lineFeeds(d)) << 48)
    if (!isWhole) mask &= ((1 as u64) << ((end - at) as u64)) - 1
    while (mask) {
      store<i32>(out, ((at - text) as i32) + (ctz(mask) as i32) + 1)
      out += 4
      mask &= mask - 1
    }
  }
  holdsNul = !i8x16.all_true(least)
  for (let at = end - ((length & 63) as usize); at < end; at++) if (load<u8>(at) == 0) holdsNul = true
  return ((out - ENDS) / 4) as i32
}
