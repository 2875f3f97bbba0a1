import { visible } from '#shared/base/text.ts'
import { strings } from '../../strings/index.ts'
import { axesOf, axisHeight, drawAxis, type Colours } from './draw-axis.ts'
import { drawShape, drawStrip, fit, heatAlpha } from './draw-strips.ts'
import type { StripShapes } from './build-scene.ts'
import { HEAT_LEVELS } from './layout-heat.ts'
import { TIMELINE_KINDS } from '#shared/ipc/contract.ts'
import { MARK_LOOKS } from './mark-shapes.ts'
import type { PerSide } from './sides.ts'
import type { Surface } from './surface.ts'
import type { Row } from './timeline-rows.ts'
import type { Span } from './timeline-scale.ts'

const words = strings.timeline

/** A picture of the visible stretch that explains itself. Sizes are CSS pixels. */
export interface Picture {
  readonly title: string
  /** Which runs, which stretch: one line each. */
  readonly lines: readonly string[]
  readonly spans: PerSide<Span>
  readonly isLocked: boolean
  readonly zero: string
  readonly rows: readonly Row[]
  /** Laid out for `plotWidth`. */
  readonly shapes: readonly StripShapes[]
  readonly rowsHeight: number
  readonly plotWidth: number
  /** What the darkest shade stands for. */
  readonly rate: string
}

const PAD = 16
const GUTTER = 190
const TITLE = 24
const LINE = 18
const LEGEND = 34

export function pictureSize({ lines, isLocked, rowsHeight, plotWidth }: Picture): {
  readonly width: number
  readonly height: number
} {
  const head = PAD + TITLE + LINE * lines.length + 8
  return { width: PAD * 2 + GUTTER + plotWidth, height: head + axisHeight(isLocked) + rowsHeight + LEGEND + PAD }
}

/** Title, rulers, names of the lanes, lanes, legend. */
export function drawPicture(surface: Surface, picture: Picture, colours: Colours): void {
  const { title, lines, rowsHeight, plotWidth, isLocked } = picture
  const { width, height } = pictureSize(picture)
  surface.rect({ x: 0, y: 0, width, height }, { fill: colours('--bg') })
  surface.text(title, { x: PAD, y: PAD + TITLE / 2 }, { size: 16, weight: 650, fill: colours('--text') })
  lines.forEach((line, index) => {
    const y = PAD + TITLE + LINE * (index + 0.5)
    surface.text(line, { x: PAD, y }, { size: 12, fill: colours('--text-2') })
  })
  const top = PAD + TITLE + LINE * lines.length + 8
  const shifted = shift(surface, PAD + GUTTER)
  for (const axis of axesOf({ ...picture, width: plotWidth }))
    drawAxis(shifted, { ...axis, top: top + axis.top }, colours)
  const body = top + axisHeight(isLocked)
  surface.clip({ x: 0, y: body, width, height: rowsHeight }, body, () => {
    for (const row of picture.rows) drawName(surface, { row, width }, colours)
    surface.clip({ x: PAD + GUTTER, y: 0, width: plotWidth, height: rowsHeight }, 0, () => {
      for (const strip of picture.shapes) drawStrip(shifted, strip, colours)
    })
  })
  drawLegend(surface, { y: body + rowsHeight + LEGEND / 2, rate: picture.rate }, colours)
}

/** The same surface, everything further to the right. */
function shift(surface: Surface, dx: number): Surface {
  return {
    rect: (box, paint) => surface.rect({ ...box, x: box.x + dx }, paint),
    polygon: (points, paint) =>
      surface.polygon(
        points.map(([x, y]) => [x + dx, y] as const),
        paint,
      ),
    circle: (centre, paint) => surface.circle({ ...centre, x: centre.x + dx }, paint),
    text: (text, at, style) => surface.text(text, { ...at, x: at.x + dx }, style),
    measure: surface.measure,
    clip: (box, offset, draw) => surface.clip({ ...box, x: box.x + dx }, offset, draw),
  }
}

function drawName(surface: Surface, { row, width }: { readonly row: Row; readonly width: number }, colours: Colours) {
  const { kind, top, height, label, strips } = row
  if (kind === 'group') surface.rect({ x: PAD, y: top, width: width - 2 * PAD, height }, { fill: colours('--surface') })
  surface.rect({ x: PAD, y: top + height - 1, width: width - 2 * PAD, height: 1 }, { fill: colours('--border') })
  const style = { size: 12, weight: kind === 'lane' ? 400 : 650, fill: colours('--text') }
  const x = PAD + (kind === 'lane' ? 16 : 6)
  const name = fit(visible(label), GUTTER - 40, text => surface.measure(text, style))
  surface.text(name, { x, y: top + height / 2 }, style)
  for (const side of ['good', 'bad'] as const) {
    if (strips === undefined) return
    const y = strips[side].top + strips[side].height / 2
    surface.text(
      words.sideSign[side],
      { x: PAD + GUTTER - 12, y },
      { size: 10, weight: 700, fill: colours(`--${side}`) },
    )
  }
}

function drawLegend(surface: Surface, { y, rate }: { readonly y: number; readonly rate: string }, colours: Colours) {
  const style = { size: 11, fill: colours('--text-2') }
  let x = PAD + 6
  for (const kind of TIMELINE_KINDS) {
    const { colour, isHollow } = MARK_LOOKS[kind]
    drawShape(
      surface,
      { kind, x, y, r: 5 },
      isHollow ? { stroke: colours(colour), lineWidth: 2 } : { fill: colours(colour) },
    )
    const label = words.kinds[kind]
    surface.text(label, { x: x + 10, y }, style)
    x += 22 + surface.measure(label, style)
  }
  for (const of of ['lines', 'errors'] as const) {
    for (let shade = 1; shade <= HEAT_LEVELS; shade++)
      surface.rect(
        { x: x + shade * 5, y: y - 5, width: 5, height: 10 },
        { fill: colours(of === 'lines' ? '--text-2' : '--error'), alpha: heatAlpha(shade, of) },
      )
    const label = of === 'lines' ? words.picture.lines : words.picture.errors(rate)
    surface.text(label, { x: x + 60, y }, style)
    x += 72 + surface.measure(label, style)
  }
}
