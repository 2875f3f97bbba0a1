import type { StripShapes } from './build-scene.ts'
import { axesOf, axisHeight, drawAxis, drawCursor, type Colours } from './draw-axis.ts'
import { drawStrip } from './draw-strips.ts'
import type { PerSide, Side } from './sides.ts'
import type { Surface } from './surface.ts'
import type { Row } from './timeline-rows.ts'
import { toX, type Span } from './timeline-scale.ts'

/** Everything one frame shows. Pixels are CSS pixels. */
export interface Scene {
  readonly spans: PerSide<Span>
  readonly isLocked: boolean
  /** What stands at zero. */
  readonly zero: string
  readonly width: number
  readonly height: number
  readonly scrollTop: number
  /** Those that are on screen, and what is in them. */
  readonly rows: readonly Row[]
  readonly shapes: readonly StripShapes[]
  /** Where the pointer is; undefined = elsewhere. */
  readonly pointerX: number | undefined
  /** The stretch being chosen by dragging, in pixels; of one run where each has a ruler of its own. */
  readonly brush: { readonly from: number; readonly to: number } | undefined
  /** The event that is selected: its time since zero and the row that shows it. */
  readonly selected: { readonly side: Side; readonly offset: number; readonly row: string } | undefined
}

/** Draws one frame. */
export function drawTimeline(surface: Surface, scene: Scene, colours: Colours): void {
  const { width, height, scrollTop, rows, shapes, isLocked, brush, pointerX } = scene
  const top = axisHeight(isLocked)
  surface.rect({ x: 0, y: 0, width, height }, { fill: colours('--bg') })
  surface.clip({ x: 0, y: top, width, height: height - top }, top - scrollTop, () => {
    for (const row of rows) drawRow(surface, { row, width }, colours)
    for (const strip of shapes) drawStrip(surface, strip, colours)
    drawSelection(surface, scene, colours)
  })
  const axes = axesOf(scene)
  for (const axis of axes) drawAxis(surface, axis, colours)
  if (brush !== undefined) drawBrush(surface, { ...brush, height }, colours)
  if (pointerX === undefined) return
  const x = Math.round(pointerX)
  surface.rect({ x, y: 0, width: 1, height }, { fill: colours('--accent') })
  for (const axis of axes) drawCursor(surface, axis, { x, colours })
}

function drawRow(
  surface: Surface,
  { row, width }: { readonly row: Row; readonly width: number },
  colours: Colours,
): void {
  const { kind, top, height } = row
  if (kind === 'group') surface.rect({ x: 0, y: top, width, height }, { fill: colours('--surface') })
  surface.rect({ x: 0, y: top + height - 1, width, height: 1 }, { fill: colours('--border') })
}

function drawSelection(surface: Surface, { selected, spans, width, rows }: Scene, colours: Colours): void {
  const row = rows.find(({ id }) => id === selected?.row)
  if (selected === undefined || row?.strips === undefined) return
  const strip = row.strips[selected.side]
  const x = toX(spans[selected.side], width, selected.offset)
  surface.circle({ x, y: strip.top + strip.height / 2, r: 10 }, { stroke: colours('--focus'), lineWidth: 2.5 })
}

function drawBrush(
  surface: Surface,
  { from, to, height }: { readonly from: number; readonly to: number; readonly height: number },
  colours: Colours,
): void {
  const box = { x: Math.min(from, to), y: 0, width: Math.abs(to - from), height }
  surface.rect(box, { fill: colours('--accent'), alpha: 0.18 })
  for (const x of [from, to]) surface.rect({ ...box, x, width: 1 }, { fill: colours('--accent') })
}
