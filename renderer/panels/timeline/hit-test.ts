import type { Band, TestBar } from './layout-bands.ts'
import { TEST_LINES } from './layout-bands.ts'
import type { Mark } from './layout-marks.ts'
import type { StripShapes } from './build-scene.ts'

export type Hit =
  | { readonly kind: 'mark'; readonly shapes: StripShapes; readonly mark: Mark }
  | { readonly kind: 'band'; readonly shapes: StripShapes; readonly band: Band }
  | { readonly kind: 'test'; readonly shapes: StripShapes; readonly bar: TestBar }
  | { readonly kind: 'heat'; readonly shapes: StripShapes }

/** Pixels beside a mark or a bar that still count as on it. */
const REACH = 3

/** What lies under a point of the content; marks before bars before heat. */
export function hitTest(all: readonly StripShapes[], x: number, y: number): Hit | undefined {
  const shapes = all.find(({ strip }) => y >= strip.top && y <= strip.top + strip.height)
  if (shapes === undefined) return undefined
  const mark = nearest(shapes.marks, x)
  if (mark !== undefined) return { kind: 'mark', shapes, mark }
  const band = shapes.bands.find(candidate => x >= candidate.left && x < candidate.right)
  if (band !== undefined) return { kind: 'band', shapes, band }
  const line = Math.floor(((y - shapes.strip.top) / (shapes.strip.height + 1)) * TEST_LINES)
  const bar = nearest(
    shapes.tests.filter(test => test.line === line),
    x,
  )
  if (bar !== undefined) return { kind: 'test', shapes, bar }
  const isHot = shapes.heat.some(cell => x >= cell.left && x < cell.right)
  return isHot ? { kind: 'heat', shapes } : undefined
}

function nearest<T extends { readonly left: number; readonly right: number }>(
  shapes: readonly T[],
  x: number,
): T | undefined {
  let best: { readonly shape: T; readonly distance: number } | undefined
  for (const shape of shapes) {
    const distance = Math.max(0, shape.left - x, x - shape.right)
    if (distance <= REACH && (best === undefined || distance < best.distance)) best = { shape, distance }
  }
  return best?.shape
}

/** Where a mark begins that is near enough for a pointer or an edge of a stretch to mean it; else the place itself. */
export function snapX(all: readonly StripShapes[], x: number, within: number): number {
  let best = x
  let least = within
  for (const { marks } of all)
    for (const mark of marks) {
      const distance = Math.abs(mark.x - x)
      if (distance <= least && mark.kind !== 'version' && mark.kind !== 'noise') [best, least] = [mark.x, distance]
    }
  return best
}
