import type { AppError } from '#shared/base/result.ts'
import { visible } from '#shared/base/text.ts'
import type { InvestigationView } from '#shared/ipc/views.ts'
import { errorText } from '#shared/report/error-text.ts'
import { savePicture } from '../../state/save.ts'
import { useBackend, useView } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { Button } from '../../ui/Button.tsx'
import { canvasSurface } from './canvas-surface.ts'
import { coloursOf } from './canvas.ts'
import { drawPicture, pictureSize, type Picture } from './draw-picture.ts'
import { shapesOf, type Timeline } from './frame-state.ts'
import { rateText } from './rate-text.ts'
import { svgSurface } from './svg-surface.ts'
import { formatEnds } from './timeline-scale.ts'
import type { VisibleSpans } from './use-spans.ts'

const words = strings.timeline.picture

export interface ExportProps {
  readonly investigation: InvestigationView
  readonly timeline: Timeline
  readonly spans: VisibleSpans
}

const WIDTH = 1_200
/** A picture is sharp on screens of twice the pixels; of one too tall for a canvas the pixels are single. */
const SCALES = [2, 1] as const
const MAX_PIXELS = 16_000_000

function noticeOf(error: AppError): string {
  const { what, todo } = errorText(error)
  return `${what} ${todo}`
}

/** Saves what is visible, with all lanes, as a picture. */
export function ExportButtons(props: ExportProps) {
  const backend = useBackend()
  const notify = useView(state => state.notify)
  const save = async (format: 'png' | 'svg') => {
    const blob = await (format === 'svg' ? toSvg(props) : toPng(props))
    if (blob === undefined) return notify(words.notDrawn)
    const saved = await savePicture(backend, `timeline-${props.investigation.target.facts.id ?? 'run'}.${format}`, blob)
    if (!saved.ok) notify(noticeOf(saved.error))
    else if (saved.value !== undefined) notify(words.saved(visible(saved.value)))
  }
  return (
    <div className="timeline-zoom" role="group" aria-label={words.name}>
      <Button small onClick={() => void save('png')}>
        {words.formats.png}
      </Button>
      <Button small onClick={() => void save('svg')}>
        {words.formats.svg}
      </Button>
    </div>
  )
}

function toSvg(props: ExportProps): Promise<Blob | undefined> {
  const picture = pictureOf(props)
  const style = getComputedStyle(document.body)
  const context = document.createElement('canvas').getContext('2d')
  if (context === null) return Promise.resolve(undefined)
  const { measure } = canvasSurface(context, style.fontFamily)
  const title = [picture.title, ...picture.lines].join('. ')
  const surface = svgSurface({ ...pictureSize(picture), fontFamily: style.fontFamily, title, measure })
  drawPicture(surface, picture, coloursOf(getComputedStyle(document.documentElement)))
  return Promise.resolve(new Blob([surface.toText()], { type: 'image/svg+xml' }))
}

function toPng(props: ExportProps): Promise<Blob | undefined> {
  const picture = pictureOf(props)
  const { width, height } = pictureSize(picture)
  const scale = SCALES.find(each => width * height * each ** 2 <= MAX_PIXELS) ?? 1
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width: Math.ceil(width * scale), height: Math.ceil(height * scale) })
  const context = canvas.getContext('2d')
  if (context === null) return Promise.resolve(undefined)
  context.scale(scale, scale)
  const surface = canvasSurface(context, getComputedStyle(document.body).fontFamily)
  drawPicture(surface, picture, coloursOf(getComputedStyle(document.documentElement)))
  return new Promise(resolve => canvas.toBlob(blob => resolve(blob ?? undefined), 'image/png'))
}

function pictureOf({ investigation, timeline, spans }: ExportProps): Picture {
  const live = spans.live.current
  const { rows, height, isLocked, zero, peak } = timeline
  const [good, bad] = [formatEnds(live.good), formatEnds(live.bad)]
  return {
    title: words.title,
    lines: [
      words.runs(nameOf(investigation.baseline), nameOf(investigation.target)),
      isLocked ? words.shown(zero.label, good) : words.shownOfEach(zero.label, good, bad),
    ],
    ...{ spans: live, isLocked, zero: zero.label, rows, rowsHeight: height, plotWidth: WIDTH, rate: rateText(peak) },
    shapes: shapesOf(timeline, rows, { spans: live, width: WIDTH }),
  }
}

function nameOf({ facts, label }: InvestigationView['target']): string {
  return visible([facts.job, facts.id].filter(Boolean).join(' ') || label)
}
