import type { LineEnds } from './byte-search.ts'

const LF = 0x0a

/** Where the lines of a text end, and whether there is a NUL in it. */
export function findLineEnds(text: Uint8Array): LineEnds {
  const ends: number[] = []
  for (let at = text.indexOf(LF); at >= 0; at = text.indexOf(LF, at + 1)) ends.push(at + 1)
  return { ends: Int32Array.from(ends), holdsNul: text.includes(0) }
}
