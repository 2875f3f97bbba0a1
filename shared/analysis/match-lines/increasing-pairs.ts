import type { LinePair } from '../../model/line-match.ts'

/**
 * The longest list of the pairs that goes up on both sides; one of them where there are several. The pairs go up by `line`.
 * O(n log n).
 */
export function increasingPairs(pairs: readonly LinePair[]): readonly LinePair[] {
  // Of each length so far: the place of the pair that ends such a list with the smallest `other`.
  const ends: number[] = []
  const previous = new Int32Array(pairs.length)
  pairs.forEach(({ other }, place) => {
    const length = countSmaller(ends, other, pairs)
    previous[place] = ends[length - 1] ?? -1
    ends[length] = place
  })
  const found: LinePair[] = []
  for (let place = ends.at(-1) ?? -1; place !== -1; place = previous[place] ?? -1) {
    const pair = pairs[place]
    if (pair !== undefined) found.push(pair)
  }
  return found.reverse()
}

/** How many lists end with a smaller `other`. */
function countSmaller(ends: readonly number[], other: number, pairs: readonly LinePair[]): number {
  let low = 0
  let high = ends.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const end = pairs[ends[middle] ?? -1]
    if (end !== undefined && end.other < other) low = middle + 1
    else high = middle
  }
  return low
}
