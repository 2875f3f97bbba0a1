import type { PerSide, Side } from './sides.ts'
import type { Surface } from './surface.ts'
import { buildTicks, formatOffset, toOffset, toX, type Span } from './timeline-scale.ts'

/** Reads a colour of the theme by the name of its variable. */
export type Colours = (name: string) => string

/** One ruler of time; both runs share it while they move together. */
export interface Axis {
  readonly top: number
  readonly height: number
  readonly width: number
  readonly span: Span
  /** What stands at zero. */
  readonly zero: string
  /** Undefined = of both runs. */
  readonly side?: Side
}

const SHARED = 28
const OWN = 22

/** Pixels above the lanes that the rulers take. */
export function axisHeight(isLocked: boolean): number {
  return isLocked ? SHARED : 2 * OWN
}

export interface AxesOptions {
  readonly spans: PerSide<Span>
  readonly isLocked: boolean
  readonly width: number
  readonly zero: string
}

export function axesOf({ spans, isLocked, width, zero }: AxesOptions): readonly Axis[] {
  if (isLocked) return [{ top: 0, height: SHARED, width, span: spans.good, zero }]
  return (['good', 'bad'] as const).map((side, index) => ({
    top: index * OWN,
    height: OWN,
    width,
    span: spans[side],
    zero,
    side,
  }))
}

export function drawAxis(surface: Surface, { top, height, width, span, zero, side }: Axis, colours: Colours): void {
  const background = side === undefined ? '--surface' : `--${side}-bg`
  surface.rect({ x: 0, y: top, width, height }, { fill: colours(background) })
  surface.rect({ x: 0, y: top + height - 1, width, height: 1 }, { fill: colours('--border') })
  let free = -Infinity
  for (const { offset, label } of buildTicks(span, width)) {
    const x = Math.round(toX(span, width, offset))
    const isZero = offset === 0
    const text = isZero ? `0 = ${zero}` : label
    const style = { size: 11.5, weight: isZero ? 650 : 400, fill: colours(isZero ? '--text' : '--text-2') }
    surface.rect({ x, y: top + height - 7, width: 1, height: 6 }, { fill: colours('--border-strong') })
    const end = x + 4 + surface.measure(text, style)
    if (x + 4 < free || end > width) continue
    surface.text(text, { x: x + 4, y: top + height / 2 - 1 }, style)
    free = end + 6
  }
}

/** The place of the pointer with its time, on a ruler. */
export function drawCursor(surface: Surface, axis: Axis, { x, colours }: { x: number; colours: Colours }): void {
  const { top, height, width, span } = axis
  const step = (span.to - span.from) / Math.max(1, width)
  const label = formatOffset(toOffset(span, width, x), Math.min(1_000_000, Math.max(1_000, step)))
  const style = { size: 11.5, weight: 600, fill: colours('--on-accent') }
  const labelWidth = surface.measure(label, style) + 10
  const left = Math.min(Math.max(0, x - labelWidth / 2), Math.max(0, width - labelWidth))
  surface.rect({ x: left, y: top + 3, width: labelWidth, height: height - 8 }, { fill: colours('--accent') })
  surface.text(label, { x: left + 5, y: top + height / 2 - 0.5 }, style)
}
