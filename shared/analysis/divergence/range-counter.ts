/** Counts positions in ranges, each in constant time. */
export interface RangeCounter {
  /** How many lie from `from` to `to`, both inclusive; a range may reach over the ends. */
  count(from: number, to: number): number
}

/** `positions` lie from 0 to `last`. */
export function createRangeCounter(last: number, positions: readonly number[]): RangeCounter {
  const before = new Int32Array(last + 2)
  for (const at of positions) before[at + 1] = (before[at + 1] ?? 0) + 1
  for (let at = 1; at < before.length; at++) before[at] = (before[at] ?? 0) + (before[at - 1] ?? 0)
  const upTo = (at: number) => before[Math.min(Math.max(at, 0), last + 1)] ?? 0
  return { count: (from, to) => (to < from ? 0 : upTo(to + 1) - upTo(from)) }
}
