/** So many of so many lines. */
export interface LineShare {
  readonly count: number
  readonly lines: number
}

/**
 * 2 Σ O ln(O/E) over the lines with and without the template on both sides, E being what one share for both would give.
 * Lines come in bursts: it orders changes and proves none.
 */
export function gStatistic(a: LineShare, b: LineShare): number {
  const lines = a.lines + b.lines
  const count = a.count + b.count
  const terms = [a, b].flatMap(side => [
    termOf(side.count, (count * side.lines) / lines),
    termOf(side.lines - side.count, ((lines - count) * side.lines) / lines),
  ])
  return Math.max(0, 2 * terms.reduce((sum, term) => sum + term, 0))
}

function termOf(observed: number, expected: number): number {
  return observed > 0 ? observed * Math.log(observed / expected) : 0
}
