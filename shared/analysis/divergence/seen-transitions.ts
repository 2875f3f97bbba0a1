/** Which events follow which in good lanes. The place before the first event and the one behind the last count as events. */
export interface SeenTransitions {
  /** The step to `codes[at]`, or to the end of the lane, from the event before it. */
  hasPair(codes: Int32Array, at: number): boolean
  /** The same from the two events before it. */
  hasTriple(codes: Int32Array, at: number): boolean
}

export function seenTransitions(lanes: readonly Int32Array[]): SeenTransitions {
  const base = Math.max(0, ...lanes.map(codes => codes.reduce(greater, 0))) + 2
  const pairs = new Map<number, number>()
  const triples = new Set<number>()
  const pairKey = (codes: Int32Array, at: number) => rank(codes, at - 1) * base + rank(codes, at)
  for (const codes of lanes)
    for (let at = 0; at <= codes.length; at++) {
      const key = pairKey(codes, at)
      if (!pairs.has(key)) pairs.set(key, pairs.size)
      if (at > 0) triples.add((pairs.get(pairKey(codes, at - 1)) ?? 0) * base + rank(codes, at))
    }
  const hasPair = (codes: Int32Array, at: number) =>
    rank(codes, at - 1) < base && rank(codes, at) < base && pairs.has(pairKey(codes, at))
  return {
    hasPair,
    hasTriple: (codes, at) =>
      hasPair(codes, at) &&
      (at === 0 ||
        (hasPair(codes, at - 1) && triples.has((pairs.get(pairKey(codes, at - 1)) ?? 0) * base + rank(codes, at)))),
  }
}

/** Codes from 1 on; 0 = outside the lane. */
function rank(codes: Int32Array, at: number): number {
  return (codes[at] ?? -1) + 1
}

function greater(a: number, b: number): number {
  return Math.max(a, b)
}
