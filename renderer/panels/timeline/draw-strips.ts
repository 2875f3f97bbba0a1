import { visible } from '#shared/base/text.ts'
import { strings } from '../../strings/index.ts'
import type { StripShapes } from './build-scene.ts'
import type { Colours } from './draw-axis.ts'
import { TEST_LINES, type Band, type TestBar } from './layout-bands.ts'
import { HEAT_LEVELS, type HeatCell } from './layout-heat.ts'
import { MARK_RADIUS, shortCount, type Mark } from './layout-marks.ts'
import { MARK_LOOKS } from './mark-shapes.ts'
import type { Surface } from './surface.ts'
import { buildTicks, toX } from './timeline-scale.ts'

/** Height of the error lines' share at the foot of a strip. */
const ERROR_FOOT = 6
const ERROR_ALPHA = { least: 0.3, most: 1 } as const
const LINE_ALPHA = { least: 0.1, most: 0.62 } as const

/** Everything of one run in one row. */
export function drawStrip(surface: Surface, shapes: StripShapes, colours: Colours): void {
  const { side, strip, plot, heat, bands, tests, marks } = shapes
  const box = { x: 0, y: strip.top, width: plot.width, height: strip.height }
  surface.rect(box, { fill: colours(`--${side}-bg`), alpha: 0.4 })
  for (const { offset } of buildTicks(plot.span, plot.width)) {
    const x = Math.round(toX(plot.span, plot.width, offset))
    surface.rect({ ...box, x, width: 1 }, { fill: colours(offset === 0 ? '--border-strong' : '--border') })
  }
  for (const cell of heat) drawHeat(surface, { cell, strip }, colours)
  for (const band of bands) drawBand(surface, { band, strip, width: plot.width }, colours)
  for (const bar of tests) drawTest(surface, { bar, strip, width: plot.width }, colours)
  for (const mark of marks) drawMark(surface, { mark, strip, width: plot.width }, colours)
}

/** How strongly a shade is painted; the legend paints the same. */
export function heatAlpha(shade: number, of: 'lines' | 'errors'): number {
  const { least, most } = of === 'lines' ? LINE_ALPHA : ERROR_ALPHA
  return least + ((most - least) * (shade - 1)) / (HEAT_LEVELS - 1)
}

type Strip = StripShapes['strip']

function drawHeat(
  surface: Surface,
  { cell, strip }: { readonly cell: HeatCell; readonly strip: Strip },
  colours: Colours,
): void {
  const x = cell.left
  const width = cell.right - cell.left
  if (cell.lines > 0) {
    const box = { x, y: strip.top, width, height: strip.height }
    surface.rect(box, { fill: colours('--text-2'), alpha: heatAlpha(cell.lines, 'lines') })
  }
  if (cell.errors === 0) return
  const foot = { x, y: strip.top + strip.height - ERROR_FOOT, width, height: ERROR_FOOT }
  surface.rect(foot, { fill: colours('--bg') })
  surface.rect(foot, { fill: colours('--error'), alpha: heatAlpha(cell.errors, 'errors') })
}

interface Placed {
  readonly strip: Strip
  readonly width: number
}

function drawBand(surface: Surface, { band, strip, width }: Placed & { readonly band: Band }, colours: Colours): void {
  const left = Math.max(-2, band.left)
  const right = Math.min(width + 2, band.right)
  const box = { x: left + 0.5, y: strip.top + 1.5, width: Math.max(0, right - left - 1), height: strip.height - 3 }
  surface.rect(box, { fill: colours('--info-bg'), stroke: colours('--info') })
  const style = { size: 11, fill: colours('--text') }
  const at = Math.max(4, left + 6)
  if (at + surface.measure(band.phase.name, style) + 4 > right) return
  surface.text(band.phase.name, { x: at, y: strip.top + strip.height / 2 + 0.5 }, style)
}

/** Failed tests carry a cross, so that the colour is not needed. */
function drawTest(surface: Surface, { bar, strip, width }: Placed & { readonly bar: TestBar }, colours: Colours): void {
  const height = strip.height / TEST_LINES
  const left = Math.max(-2, bar.left)
  const right = Math.min(width + 2, bar.right)
  const box = { x: left + 0.5, y: strip.top + bar.line * height + 1, width: right - left - 1, height: height - 2 }
  surface.rect(box, { fill: colours('--error-bg'), stroke: colours('--error') })
  const at = Math.max(3, left + 4)
  const style = { size: 10, weight: 600, fill: colours('--error') }
  const text = bar.count === 1 ? visible(bar.test.name) : strings.timeline.rows.testsAt(shortCount(bar.count))
  const fitted = fit(`✕ ${text}`, right - at - 4, t => surface.measure(t, style))
  if (fitted !== '') surface.text(fitted, { x: at, y: box.y + box.height / 2 + 0.5 }, style)
}

/** The text, shortened with an ellipsis to a width; nothing where not even its first word's sign fits. */
export function fit(text: string, width: number, measure: (text: string) => number): string {
  if (measure(text) <= width) return text
  let low = 0
  let high = Math.min(text.length, Math.floor(width))
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (measure(`${text.slice(0, middle)}…`) <= width) low = middle
    else high = middle - 1
  }
  if (low > 2) return `${text.slice(0, low).trimEnd()}…`
  const sign = text.slice(0, 1)
  return measure(sign) <= width ? sign : ''
}

function drawMark(surface: Surface, { mark, strip, width }: Placed & { readonly mark: Mark }, colours: Colours): void {
  const { kind, severity, x, count, reach } = mark
  const look = MARK_LOOKS[kind]
  const y = strip.top + strip.height / 2
  const colour = colours(look.colour)
  const end = Math.min(width, reach[1])
  if (end - x > MARK_RADIUS) {
    surface.rect({ x, y: strip.top + strip.height - 2, width: end - x, height: 2 }, { fill: colour })
  }
  const r = severity === 'info' ? MARK_RADIUS - 2 : MARK_RADIUS - 1
  if (severity === 'fatal')
    drawShape(surface, { kind, x, y, r: r + 2 }, { fill: colour, stroke: colours('--bg'), lineWidth: 2 })
  const edge = severity === 'fatal' ? 1 : 3
  // An edge in the background's colour keeps a mark apart from what lies under it.
  drawShape(
    surface,
    { kind, x, y, r },
    {
      fill: look.isHollow ? colours('--bg') : colour,
      stroke: colours('--bg'),
      lineWidth: edge + (look.isHollow ? 3 : 0),
    },
  )
  if (look.isHollow) drawShape(surface, { kind, x, y, r }, { stroke: colour, lineWidth: 2 })
  if (count > 1) {
    const style = { size: 10, weight: 700, fill: colours('--text'), halo: colours('--bg') }
    surface.text(shortCount(count), { x: x + MARK_RADIUS + 3, y: y + 0.5 }, style)
  }
}

interface Shape {
  readonly kind: Mark['kind']
  readonly x: number
  readonly y: number
  readonly r: number
}

/** The sign of a kind, around a point. */
export function drawShape(surface: Surface, { kind, x, y, r }: Shape, paint: Parameters<Surface['circle']>[1]): void {
  const { corners } = MARK_LOOKS[kind]
  if (corners === 'circle') surface.circle({ x, y, r }, paint)
  else
    surface.polygon(
      corners.map(([cx, cy]) => [x + cx * r, y + cy * r] as const),
      paint,
    )
}
