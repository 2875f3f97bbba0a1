/** A stretch of two sequences; ends are exclusive. */
export interface Stretch {
  readonly aFrom: number
  readonly aTo: number
  readonly bFrom: number
  readonly bTo: number
}

/** Positions of equal elements in two sequences. */
export interface Pair {
  readonly a: number
  readonly b: number
}

/**
 * Elements that stand once in each of the two stretches, as many of them as can be met in one order (patience): where two
 * lanes surely are at the same point.
 */
export function findAnchors(a: Int32Array, b: Int32Array, stretch: Stretch): readonly Pair[] {
  const inB = placesOf(b, stretch.bFrom, stretch.bTo)
  const pairs: Pair[] = []
  for (const [code, place] of placesOf(a, stretch.aFrom, stretch.aTo)) {
    const other = inB.get(code)
    if (place !== SEVERAL && other !== undefined && other !== SEVERAL) pairs.push({ a: place, b: other })
  }
  return longestRising(pairs.sort((one, other) => one.a - other.a))
}

const SEVERAL = -1

function placesOf(codes: Int32Array, from: number, to: number): ReadonlyMap<number, number> {
  const places = new Map<number, number>()
  for (let at = from; at < to; at++) {
    const code = codes[at] ?? 0
    places.set(code, places.has(code) ? SEVERAL : at)
  }
  return places
}

/** The longest subsequence in which `b` rises; `pairs` are in the order of `a`. */
function longestRising(pairs: readonly Pair[]): readonly Pair[] {
  /** Of each length the pair with which a subsequence of that length ends lowest. */
  const ends: number[] = []
  const before = new Int32Array(pairs.length)
  pairs.forEach(({ b }, at) => {
    const length = firstNotBelow(ends, end => (pairs[end]?.b ?? 0) < b)
    before[at] = ends[length - 1] ?? -1
    ends[length] = at
  })
  const chain: Pair[] = []
  for (let at = ends.at(-1) ?? -1; at !== -1; at = before[at] ?? -1) chain.push(pairs[at] as Pair)
  return chain.reverse()
}

function firstNotBelow(ends: readonly number[], isBelow: (end: number) => boolean): number {
  let [low, high] = [0, ends.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBelow(ends[middle] ?? 0)) low = middle + 1
    else high = middle
  }
  return low
}
