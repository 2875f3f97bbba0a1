import { findAnchors, type Pair, type Stretch } from './find-anchors.ts'
import { slideMatches } from './slide-matches.ts'
import { createEditSearch } from './shortest-edit.ts'

/** Element of `a` → the equal element of `b` at the same point of the story; −1 = it has none there. Rises where it is not −1. */
export type Alignment = Int32Array

/** Anchors are looked for between anchors so often: what is unique in a part need not be so in the whole. */
const ROUNDS = 4

/**
 * Two lanes side by side: what both begin and end with, then what is unique in both, then the shortest edit script between.
 * Where they are too unlike for one, nothing is matched.
 */
export function alignLanes(a: Int32Array, b: Int32Array): Alignment {
  const matches = new Int32Array(a.length).fill(-1)
  const match = ({ a: place, b: other }: Pair) => void (matches[place] = other)
  const searchEdits = createEditSearch(a, b)
  const open: { readonly stretch: Stretch; readonly round: number }[] = [
    { stretch: { aFrom: 0, aTo: a.length, bFrom: 0, bTo: b.length }, round: 0 },
  ]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { round } = next
    const stretch = trim(a, b, { stretch: next.stretch, match })
    if (isEmpty(stretch)) continue
    const anchors = round < ROUNDS ? findAnchors(a, b, stretch) : []
    anchors.forEach(match)
    if (anchors.length === 0) searchEdits(stretch)?.forEach(match)
    else for (const between of splitAt(stretch, anchors)) open.push({ stretch: between, round: round + 1 })
  }
  slideMatches(a, b, matches)
  return matches
}

function isEmpty({ aFrom, aTo, bFrom, bTo }: Stretch): boolean {
  return aFrom === aTo || bFrom === bTo
}

interface Trimming {
  readonly stretch: Stretch
  readonly match: (pair: Pair) => void
}

/** Matches what both stretches begin with, then what they end with, and gives what lies between. */
function trim(a: Int32Array, b: Int32Array, { stretch, match }: Trimming): Stretch {
  let { aFrom, aTo, bFrom, bTo } = stretch
  while (aFrom < aTo && bFrom < bTo && a[aFrom] === b[bFrom]) match({ a: aFrom++, b: bFrom++ })
  while (aFrom < aTo && bFrom < bTo && a[aTo - 1] === b[bTo - 1]) match({ a: --aTo, b: --bTo })
  return { aFrom, aTo, bFrom, bTo }
}

function splitAt({ aFrom, aTo, bFrom, bTo }: Stretch, anchors: readonly Pair[]): readonly Stretch[] {
  const edges = [{ a: aFrom - 1, b: bFrom - 1 }, ...anchors, { a: aTo, b: bTo }]
  return edges.slice(1).map(({ a, b }, at) => {
    const before = edges[at] as Pair
    return { aFrom: before.a + 1, aTo: a, bFrom: before.b + 1, bTo: b }
  })
}
