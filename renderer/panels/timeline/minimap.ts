import type { TimelineView } from '#shared/ipc/views.ts'
import { layoutHeat, peakRate, type HeatCell } from './layout-heat.ts'
import { TIMELINE_KINDS } from '#shared/ipc/contract.ts'
import type { Plot } from './layout-marks.ts'
import type { Colours } from './draw-axis.ts'
import { MARK_LOOKS } from './mark-shapes.ts'
import { perSide, SIDES, type PerSide, type Side } from './sides.ts'
import type { Surface } from './surface.ts'
import { clampSpan, toOffset, toX, type Span } from './timeline-scale.ts'

export const MINIMAP_HEIGHT = 44
const STRIP = 18
const TOP: PerSide<number> = { good: 3, bad: 23 }
/** Pixels around an edge of the window that still mean the edge. */
const EDGE = 5
const LEAST_WINDOW = 3

/** Both runs as a whole, in pixels. */
export interface MinimapShapes {
  readonly heat: PerSide<readonly HeatCell[]>
  /** Where the weightier findings are: one a pixel, the weightiest. */
  readonly ticks: PerSide<readonly { readonly x: number; readonly colour: string }[]>
}

/** Kinds that are shown where a run is seen as a whole. */
const SHOWN = ['root-cause', 'skew', 'unclassified', 'symptom'] as const

export function layoutMinimap(
  view: Pick<TimelineView, Side>,
  { extent, origins, width }: { readonly extent: Span; readonly origins: PerSide<number>; readonly width: number },
): MinimapShapes {
  const peak = peakRate(SIDES.flatMap(side => view[side]?.density ?? [])) * 2
  const plotOf = (side: Side): Plot => ({ span: extent, width, origin: origins[side] })
  return {
    heat: perSide(side => layoutHeat(view[side]?.density ?? [], plotOf(side), peak)),
    ticks: perSide(side => ticksOf(view[side]?.series ?? [], plotOf(side))),
  }
}

function ticksOf(series: NonNullable<TimelineView['good']>['series'], { span, width, origin }: Plot) {
  const byPixel = new Map<number, number>()
  for (const { kind, from } of series) {
    const rank = TIMELINE_KINDS.indexOf(kind)
    if (!SHOWN.some(shown => shown === kind)) continue
    for (const at of from) {
      const x = Math.round(toX(span, width, at - origin))
      byPixel.set(x, Math.min(rank, byPixel.get(x) ?? rank))
    }
  }
  return [...byPixel].map(([x, rank]) => ({ x, colour: MARK_LOOKS[TIMELINE_KINDS[rank] ?? 'noise'].colour }))
}

/** The shapes for a width, laid out anew only when it changes. */
export function minimapLayouts(
  view: Pick<TimelineView, Side>,
  place: { readonly extent: Span; readonly origins: PerSide<number> },
): (width: number) => MinimapShapes {
  let known: { readonly width: number; readonly shapes: MinimapShapes } | undefined
  return width => {
    if (known?.width !== width) known = { width, shapes: layoutMinimap(view, { ...place, width }) }
    return known.shapes
  }
}

/** The box of what is visible of a run; of both while they move together. */
export interface MinimapWindow {
  readonly side: Side | 'both'
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export function minimapWindows(
  spans: PerSide<Span>,
  { extent, width, isLocked }: { readonly extent: Span; readonly width: number; readonly isLocked: boolean },
): readonly MinimapWindow[] {
  const boxOf = (side: Side) => {
    const left = toX(extent, width, spans[side].from)
    return { left, right: Math.max(left + LEAST_WINDOW, toX(extent, width, spans[side].to)) }
  }
  if (isLocked) return [{ side: 'both', ...boxOf('good'), top: 0, bottom: MINIMAP_HEIGHT }]
  return SIDES.map(side => ({ side, ...boxOf(side), top: TOP[side] - 2, bottom: TOP[side] + STRIP }))
}

/** What a drag that begins at a place moves. */
export interface Grip {
  readonly side: Side | 'both'
  readonly part: 'left' | 'right' | 'window'
  /** The window does not lie there: it comes to the place first. */
  readonly isElsewhere: boolean
}

export function gripAt(windows: readonly MinimapWindow[], x: number, y: number): Grip {
  const window = windows.find(({ top, bottom }) => y >= top && y < bottom) ?? windows[0]
  const side = window?.side ?? 'both'
  if (window === undefined) return { side, part: 'window', isElsewhere: true }
  const { left, right } = window
  // Of a narrow window only the outer halves of its edges are edges: it can still be taken in the middle.
  const inner = Math.min(EDGE, (right - left) / 4)
  if (x >= left - EDGE && x <= left + inner) return { side, part: 'left', isElsewhere: false }
  if (x >= right - inner && x <= right + EDGE) return { side, part: 'right', isElsewhere: false }
  return { side, part: 'window', isElsewhere: x < left || x > right }
}

export interface MinimapDrag {
  readonly part: Grip['part']
  /** What was visible when the drag began. */
  readonly span: Span
  readonly extent: Span
  /** Pixels moved since, of `width`. */
  readonly dx: number
  readonly width: number
}

/** What is visible after a drag; edges cannot pass each other. */
export function dragMinimap({ part, span, extent, dx, width }: MinimapDrag): Span {
  const delta = (dx / Math.max(1, width)) * (extent.to - extent.from)
  if (part === 'window') return clampSpan({ from: span.from + delta, to: span.to + delta }, extent)
  if (part === 'left') {
    const from = Math.max(extent.from, Math.min(span.from + delta, span.to))
    return clampSpan({ from, to: span.to }, extent)
  }
  return clampSpan({ from: span.from, to: Math.min(extent.to, Math.max(span.to + delta, span.from)) }, extent)
}

/** The window around a place, as long as before. */
export function centreOn(
  span: Span,
  x: number,
  { extent, width }: { readonly extent: Span; readonly width: number },
): Span {
  const middle = toOffset(extent, width, x)
  const half = (span.to - span.from) / 2
  return clampSpan({ from: middle - half, to: middle + half }, extent)
}

export interface MinimapScene {
  readonly shapes: MinimapShapes
  readonly windows: readonly MinimapWindow[]
  readonly width: number
}

export function drawMinimap(surface: Surface, { shapes, windows, width }: MinimapScene, colours: Colours): void {
  surface.rect({ x: 0, y: 0, width, height: MINIMAP_HEIGHT }, { fill: colours('--surface') })
  for (const side of SIDES) {
    const y = TOP[side]
    surface.rect({ x: 0, y, width, height: STRIP }, { fill: colours(`--${side}-bg`), alpha: 0.6 })
    for (const { left, right, lines } of shapes.heat[side]) {
      const height = Math.max(1, (lines / 10) * STRIP)
      const box = { x: left, y: y + STRIP - height, width: right - left, height }
      surface.rect(box, { fill: colours('--text-2'), alpha: 0.45 })
    }
    for (const { x, colour } of shapes.ticks[side])
      surface.rect({ x: x - 1, y, width: 2, height: STRIP / 2 }, { fill: colours(colour) })
  }
  drawWindows(surface, { windows, width }, colours)
}

/** What is not visible is dimmed; the window has an edge and a grip at each end. */
function drawWindows(surface: Surface, { windows, width }: Omit<MinimapScene, 'shapes'>, colours: Colours): void {
  for (const { left, right, top, bottom } of windows) {
    const height = bottom - top
    const dim = { fill: colours('--sunken'), alpha: 0.72 }
    surface.rect({ x: 0, y: top, width: Math.max(0, left), height }, dim)
    surface.rect({ x: right, y: top, width: Math.max(0, width - right), height }, dim)
    const edge = { x: left + 0.5, y: top + 0.5, width: Math.max(1, right - left - 1), height: height - 1 }
    surface.rect(edge, { stroke: colours('--accent'), lineWidth: 1.5 })
    for (const x of [left, right])
      surface.rect({ x: x - 2, y: top + height / 2 - 6, width: 4, height: 12 }, { fill: colours('--accent') })
  }
}
