import type { Phase, TestSpan } from '#shared/model/timeline.ts'
import type { Plot } from './layout-marks.ts'
import { toX } from './timeline-scale.ts'

export interface Band {
  readonly left: number
  readonly right: number
  readonly phase: Phase
}

/** A failed test, or several that lie too near for bars of their own. */
export interface TestBar {
  readonly left: number
  readonly right: number
  /** Row inside the strip, from 0. */
  readonly line: number
  /** The first of them, and how many there are. */
  readonly test: TestSpan
  readonly count: number
}

/** Rows of bars in the strip of tests. */
export const TEST_LINES = 2
const MIN_BAND = 2
const MIN_BAR = 5

/** Bands of the phases from left to right, without overlap; each at least two pixels wide. */
export function layoutPhases(phases: readonly Phase[], { span, width, origin }: Plot): readonly Band[] {
  const sorted = [...phases].sort((a, b) => a.from - b.from || a.to - b.to)
  const bands: Band[] = []
  let free = -Infinity
  sorted.forEach((phase, index) => {
    const next = sorted[index + 1]
    const nextX = next === undefined ? Infinity : toX(span, width, next.from - origin)
    const left = Math.max(free, toX(span, width, phase.from - origin))
    const right = Math.max(left + MIN_BAND, Math.min(nextX, toX(span, width, phase.to - origin)))
    free = right
    if (right > 0 && left < width) bands.push({ left, right, phase })
  })
  return bands
}

/** Bars of tests, those at one time below each other; where all rows are taken, a test joins the bar that is in its way. */
export function layoutTests(tests: readonly TestSpan[], { span, width, origin }: Plot): readonly TestBar[] {
  const rows: TestBar[][] = Array.from({ length: TEST_LINES }, () => [])
  for (const test of tests) {
    const left = toX(span, width, test.from - origin)
    const right = Math.max(left + MIN_BAR, toX(span, width, test.to - origin))
    if (right < 0 || left > width) continue
    const free = rows.findIndex(row => (row.at(-1)?.right ?? -Infinity) + 1 < left)
    if (free !== -1) rows[free]?.push({ left, right, line: free, test, count: 1 })
    else joinShortest(rows, right)
  }
  return rows.flat()
}

/** The bar that ends first grows: it hides the least of what follows. */
function joinShortest(rows: readonly TestBar[][], right: number): void {
  const [row] = [...rows].sort((a, b) => (a.at(-1)?.right ?? 0) - (b.at(-1)?.right ?? 0))
  const last = row?.pop()
  if (row !== undefined && last !== undefined)
    row.push({ ...last, right: Math.max(last.right, right), count: last.count + 1 })
}
