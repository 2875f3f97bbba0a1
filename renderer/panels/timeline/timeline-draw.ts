import type { RowShapes } from './hit-test.ts'
import { MARK_LOOKS } from './mark-shapes.ts'
import { AXIS_HEIGHT, type Band, type Bar, type Mark, type Row } from './timeline-layout.ts'
import { buildTicks, formatOffset, toOffset, toX, type Span } from './timeline-scale.ts'

/** Everything one frame shows. Pixels are CSS pixels. */
export interface Scene {
  readonly span: Span
  readonly width: number
  readonly height: number
  readonly scrollTop: number
  readonly shapes: readonly RowShapes[]
  /** The most lines in a step, by lane. */
  readonly peaks: ReadonlyMap<string, number>
  /** Where the pointer is; undefined = elsewhere. */
  readonly pointerX: number | undefined
  /** The stretch being chosen by dragging, in pixels. */
  readonly brush: readonly [number, number] | undefined
}

/** Reads a colour of the theme by the name of its variable. */
export type Colours = (name: string) => string

/** Draws one frame; the context is already scaled to device pixels. */
export function drawTimeline(context: CanvasRenderingContext2D, scene: Scene, colours: Colours): void {
  context.clearRect(0, 0, scene.width, scene.height)
  drawGrid(context, scene, colours)
  context.save()
  context.beginPath()
  context.rect(0, AXIS_HEIGHT, scene.width, scene.height - AXIS_HEIGHT)
  context.clip()
  context.translate(0, AXIS_HEIGHT - scene.scrollTop)
  for (const shapes of scene.shapes) drawRow(context, { scene, shapes }, colours)
  context.restore()
  drawAxis(context, scene, colours)
  if (scene.brush !== undefined) drawBrush(context, scene.brush, { height: scene.height, colours })
  if (scene.pointerX !== undefined) drawPointer(context, { ...scene, pointerX: scene.pointerX }, colours)
}

function drawGrid(context: CanvasRenderingContext2D, { span, width, height }: Scene, colours: Colours): void {
  for (const { offset } of buildTicks(span, width)) {
    context.fillStyle = colours(offset === 0 ? '--border-strong' : '--border')
    context.fillRect(Math.round(toX(span, width, offset)), AXIS_HEIGHT, 1, height - AXIS_HEIGHT)
  }
}

function drawAxis(context: CanvasRenderingContext2D, { span, width }: Scene, colours: Colours): void {
  context.fillStyle = colours('--surface')
  context.fillRect(0, 0, width, AXIS_HEIGHT)
  context.fillStyle = colours('--border')
  context.fillRect(0, AXIS_HEIGHT - 1, width, 1)
  context.font = font(context, 11.5)
  context.textBaseline = 'middle'
  context.textAlign = 'left'
  for (const { offset, label } of buildTicks(span, width)) {
    const x = Math.round(toX(span, width, offset))
    context.fillStyle = colours('--border-strong')
    context.fillRect(x, AXIS_HEIGHT - 7, 1, 6)
    context.fillStyle = colours('--text-2')
    if (x + 4 + context.measureText(label).width <= width) context.fillText(label, x + 4, AXIS_HEIGHT / 2 - 1)
  }
}

interface RowScene {
  readonly scene: Scene
  readonly shapes: RowShapes
}

function drawRow(context: CanvasRenderingContext2D, { scene, shapes }: RowScene, colours: Colours): void {
  const { row, bars, bands, marks } = shapes
  if (row.kind === 'head') {
    context.fillStyle = colours(row.side === 'good' ? '--good-bg' : '--bad-bg')
    context.fillRect(0, row.top, scene.width, row.height)
    return
  }
  context.fillStyle = colours('--border')
  context.fillRect(0, row.top + row.height - 1, scene.width, 1)
  const peak = scene.peaks.get(row.lane) ?? 0
  for (const bar of bars) drawBar(context, { bar, row, peak }, colours)
  for (const band of bands) drawBand(context, { band, row, width: scene.width }, colours)
  for (const mark of marks) drawMark(context, { mark, row }, colours)
}

function drawBar(
  context: CanvasRenderingContext2D,
  { bar, row, peak }: { readonly bar: Bar; readonly row: Row; readonly peak: number },
  colours: Colours,
): void {
  // The root keeps a single line visible beside a burst of thousands.
  const full = row.height - 7
  const height = peak === 0 ? 0 : Math.max(2, Math.sqrt(bar.lines / peak) * full)
  const errors = bar.errors === 0 ? 0 : Math.max(2, Math.sqrt(bar.errors / bar.lines) * height)
  const bottom = row.top + row.height - 1
  const width = Math.max(1, bar.right - bar.left - (bar.right - bar.left > 3 ? 1 : 0))
  context.globalAlpha = 0.42
  context.fillStyle = colours('--border-strong')
  context.fillRect(bar.left, bottom - height, width, height - errors)
  context.globalAlpha = 0.85
  context.fillStyle = colours('--error')
  context.fillRect(bar.left, bottom - errors, width, errors)
  context.globalAlpha = 1
}

function drawBand(
  context: CanvasRenderingContext2D,
  { band, row, width }: { readonly band: Band; readonly row: Row; readonly width: number },
  colours: Colours,
): void {
  const left = Math.max(-2, band.left)
  const right = Math.min(width + 2, band.right)
  const top = row.top + 2.5
  const height = row.height - 6
  context.fillStyle = colours('--info-bg')
  context.fillRect(left, top, right - left, height)
  context.strokeStyle = colours('--info')
  context.lineWidth = 1
  context.strokeRect(left + 0.5, top, Math.max(0, right - left - 1), height)
  context.font = font(context, 11)
  context.textBaseline = 'middle'
  if (context.measureText(band.phase.name).width + 10 > right - left) return
  context.fillStyle = colours('--text')
  context.fillText(band.phase.name, Math.max(4, left + 6), top + height / 2 + 0.5)
}

function drawMark(
  context: CanvasRenderingContext2D,
  { mark, row }: { readonly mark: Mark; readonly row: Row },
  colours: Colours,
): void {
  const look = MARK_LOOKS[mark.kind]
  const y = row.top + row.height / 2 - 1
  const r = mark.radius - 1
  context.beginPath()
  if (look.corners === 'circle') context.arc(mark.x, y, r, 0, 2 * Math.PI)
  else for (const [cx, cy] of look.corners) context.lineTo(mark.x + cx * r, y + cy * r)
  context.closePath()
  // An edge in the background's colour keeps a mark apart from the bars under it.
  context.lineWidth = look.isHollow ? 5 : 3
  context.strokeStyle = colours('--bg')
  context.stroke()
  context.fillStyle = colours(look.isHollow ? '--bg' : look.colour)
  context.fill()
  if (look.isHollow) {
    context.lineWidth = 2
    context.strokeStyle = colours(look.colour)
    context.stroke()
  }
  if (mark.events.length < 2) return
  context.font = font(context, 9.5, 700)
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillStyle = colours(look.isHollow ? '--text' : '--bg')
  context.fillText(
    mark.events.length > 99 ? '99+' : String(mark.events.length),
    mark.x,
    y + (look.corners === 'circle' ? 0.5 : 1),
  )
  context.textAlign = 'left'
}

function drawBrush(
  context: CanvasRenderingContext2D,
  [from, to]: readonly [number, number],
  { height, colours }: { readonly height: number; readonly colours: Colours },
): void {
  context.globalAlpha = 0.18
  context.fillStyle = colours('--accent')
  context.fillRect(Math.min(from, to), 0, Math.abs(to - from), height)
  context.globalAlpha = 1
}

function drawPointer(
  context: CanvasRenderingContext2D,
  scene: Scene & { readonly pointerX: number },
  colours: Colours,
): void {
  const x = Math.round(scene.pointerX)
  const { span, width, height } = scene
  const step = (span.to - span.from) / width
  const label = formatOffset(toOffset(span, width, x), Math.min(1_000_000, Math.max(1_000, step)))
  context.fillStyle = colours('--accent')
  context.fillRect(x, 0, 1, height)
  context.font = font(context, 11.5, 600)
  const labelWidth = context.measureText(label).width + 10
  const left = Math.min(Math.max(0, x - labelWidth / 2), width - labelWidth)
  context.fillRect(left, 3, labelWidth, AXIS_HEIGHT - 8)
  context.fillStyle = colours('--on-accent')
  context.textBaseline = 'middle'
  context.fillText(label, left + 5, AXIS_HEIGHT / 2 - 0.5)
}

function font(context: CanvasRenderingContext2D, size: number, weight = 400): string {
  return `${weight} ${size}px ${getComputedStyle(context.canvas).fontFamily}`
}
