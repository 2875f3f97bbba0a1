import type { Pair, Stretch } from './find-anchors.ts'

/**
 * So many insertions and deletions are looked for between two anchors. Beyond it the stretch counts as replaced: it would
 * take the square of that in time, and an alignment of things so unlike tells nothing.
 */
const EDITS = 2_000
/** Diagonals looked at in all stretches of one alignment together; the stretches after that count as replaced. */
const DIAGONALS = 20_000_000

/** Finds what two stretches have in common, in order; undefined = too unlike. */
export type EditSearch = (stretch: Stretch) => readonly Pair[] | undefined

/** By the shortest edit script (Myers 1986). */
export function createEditSearch(a: Int32Array, b: Int32Array): EditSearch {
  let left = DIAGONALS
  return stretch => {
    const trace = searchForward(a, b, { stretch, edits: Math.min(EDITS, Math.floor(Math.sqrt(2 * left))) })
    left -= (trace.reaches.length * (trace.reaches.length + 1)) / 2
    return trace.isFound ? walkBack(trace.reaches, stretch) : undefined
  }
}

interface Trace {
  /** For each number of edits how far along `a` each diagonal got; index = diagonal + edits. */
  readonly reaches: readonly Int32Array[]
  readonly isFound: boolean
}

interface Search {
  readonly stretch: Stretch
  /** The most that are tried. */
  readonly edits: number
}

function searchForward(a: Int32Array, b: Int32Array, { stretch, edits: most }: Search): Trace {
  const { aFrom, aTo, bFrom, bTo } = stretch
  const [aLength, bLength] = [aTo - aFrom, bTo - bFrom]
  const reaches: Int32Array[] = []
  for (let edits = 0; edits <= Math.min(most, aLength + bLength); edits++) {
    const reach = new Int32Array(2 * edits + 1).fill(-1)
    reaches.push(reach)
    const last = reaches[edits - 1]
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = last === undefined ? 0 : stepTo(last, edits, diagonal)
      while (x < aLength && x - diagonal < bLength && a[aFrom + x] === b[bFrom + x - diagonal]) x++
      reach[diagonal + edits] = x
      if (x >= aLength && x - diagonal >= bLength) return { reaches, isFound: true }
    }
  }
  return { reaches, isFound: false }
}

/** Where one more edit leads on a diagonal. `last` is as far as one edit less led. */
function stepTo(last: Int32Array, edits: number, diagonal: number): number {
  return isInsertion(last, edits, diagonal) ? (last[diagonal + edits] ?? -1) : (last[diagonal + edits - 2] ?? -1) + 1
}

/** Whether a diagonal is reached farthest from the one above it; else by a deletion from the one below. */
function isInsertion(last: Int32Array, edits: number, diagonal: number): boolean {
  if (diagonal === -edits) return true
  return diagonal !== edits && (last[diagonal + edits - 2] ?? -1) < (last[diagonal + edits] ?? -1)
}

function walkBack(reaches: readonly Int32Array[], { aFrom, aTo, bFrom, bTo }: Stretch): readonly Pair[] {
  const pairs: Pair[] = []
  let [x, y] = [aTo - aFrom, bTo - bFrom]
  for (let edits = reaches.length - 1; edits > 0; edits--) {
    const last = reaches[edits - 1] ?? new Int32Array()
    const [inserted, begin] = [isInsertion(last, edits, x - y), stepTo(last, edits, x - y)]
    while (x > begin) pairs.push({ a: aFrom + --x, b: bFrom + --y })
    if (inserted) y--
    else x--
  }
  while (x > 0) pairs.push({ a: aFrom + --x, b: bFrom + --y })
  return pairs.reverse()
}
