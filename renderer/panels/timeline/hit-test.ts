import type { Band, Bar, Mark, Row } from './timeline-layout.ts'

/** What is drawn in one row, in pixels from the plot's left edge. */
export interface RowShapes {
  readonly row: Row
  readonly marks: readonly Mark[]
  readonly bands: readonly Band[]
  readonly bars: readonly Bar[]
}

export type Hit =
  | { readonly kind: 'mark'; readonly row: Row; readonly mark: Mark }
  | { readonly kind: 'band'; readonly row: Row; readonly band: Band }
  | { readonly kind: 'bar'; readonly row: Row; readonly bar: Bar }

/** Pixels beside a mark that still count as on it. */
const REACH = 3

/** What lies under a point of the plot; marks before bands before bars. */
export function hitTest(shapes: readonly RowShapes[], x: number, y: number): Hit | undefined {
  const found = shapes.find(({ row }) => y >= row.top && y < row.top + row.height)
  if (found === undefined) return undefined
  const { row } = found
  const mark = nearestMark(found.marks, x)
  if (mark !== undefined) return { kind: 'mark', row, mark }
  const band = found.bands.find(candidate => x >= candidate.left && x < candidate.right)
  if (band !== undefined) return { kind: 'band', row, band }
  const bar = found.bars.find(candidate => x >= candidate.left && x < candidate.right)
  return bar === undefined ? undefined : { kind: 'bar', row, bar }
}

function nearestMark(marks: readonly Mark[], x: number): Mark | undefined {
  let best: Mark | undefined
  for (const mark of marks) {
    const distance = Math.abs(mark.x - x)
    if (distance > mark.radius + REACH) continue
    if (best === undefined || distance < Math.abs(best.x - x)) best = mark
  }
  return best
}
