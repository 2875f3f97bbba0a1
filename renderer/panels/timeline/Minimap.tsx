import { useEffect, useMemo, useRef, type KeyboardEvent, type PointerEvent, type RefObject } from 'react'
import { strings } from '../../strings/index.ts'
import { onLookChange, readyCanvas } from './canvas.ts'
import type { Timeline } from './frame-state.ts'
import {
  centreOn,
  dragMinimap,
  drawMinimap,
  gripAt,
  MINIMAP_HEIGHT,
  minimapLayouts,
  minimapWindows,
  type Grip,
} from './minimap.ts'
import { formatEnds, panBy, type Span } from './timeline-scale.ts'
import type { Frame } from './use-frame.ts'
import type { VisibleSpans } from './use-spans.ts'

const words = strings.timeline

interface MinimapProps {
  readonly timeline: Timeline
  readonly spans: VisibleSpans
  readonly frame: Frame
}

/** Both runs as a whole with what is visible of them, to be dragged. */
export function Minimap({ timeline, spans, frame }: MinimapProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useMinimapCanvas(canvas, { timeline, spans, frame })
  const pointer = useMinimapPointer({ timeline, spans })
  const { extent } = timeline
  const shown = spans.settled.good
  const onKeyDown = (event: KeyboardEvent) => {
    const share = { ArrowLeft: -0.1, ArrowRight: 0.1, PageUp: -1, PageDown: 1 }[event.key]
    if (share === undefined) return
    event.preventDefault()
    spans.change('both', span => panBy(span, share, extent), { glides: true })
  }
  return (
    <div className="timeline-minimap">
      <span className="timeline-minimap-name">{words.minimap.title}</span>
      <canvas
        ref={canvas}
        role="scrollbar"
        tabIndex={0}
        aria-label={words.minimap.name}
        aria-controls="timeline-lanes"
        aria-orientation="horizontal"
        aria-valuemin={Math.round(extent.from / 1e6)}
        aria-valuemax={Math.round(extent.to / 1e6)}
        aria-valuenow={Math.round((shown.from + shown.to) / 2e6)}
        aria-valuetext={words.stretch(formatEnds(shown))}
        style={{ height: MINIMAP_HEIGHT }}
        onKeyDown={onKeyDown}
        {...pointer}
      />
    </div>
  )
}

function useMinimapCanvas(canvas: RefObject<HTMLCanvasElement | null>, { timeline, spans, frame }: MinimapProps) {
  const { live } = spans
  const { whole, extent, origins, isLocked } = timeline
  const shapesFor = useMemo(() => minimapLayouts(whole, { extent, origins }), [whole, extent, origins])
  useEffect(() => {
    frame.paint.set('minimap', () => {
      const ready = readyCanvas(canvas.current)
      if (ready === undefined) return
      const { surface, colours, width } = ready
      const windows = minimapWindows(live.current, { extent, width, isLocked })
      drawMinimap(surface, { shapes: shapesFor(width), windows, width }, colours)
    })
    frame.request()
  }, [canvas, live, frame, shapesFor, extent, isLocked])
  const { request } = frame
  useEffect(() => (canvas.current === null ? undefined : onLookChange(canvas.current, request)), [canvas, request])
}

interface Held extends Grip {
  readonly x: number
  readonly span: Span
}

function useMinimapPointer({ timeline, spans }: Pick<MinimapProps, 'timeline' | 'spans'>) {
  const { extent, isLocked } = timeline
  const held = useRef<Held>(undefined)
  const onPointerDown = (event: PointerEvent<HTMLCanvasElement>) => {
    if (event.button !== 0) return
    const { x, y, width } = placeOf(event)
    const grip = gripAt(minimapWindows(spans.live.current, { extent, width, isLocked }), x, y)
    if (grip.isElsewhere) spans.change(grip.side, span => centreOn(span, x, { extent, width }))
    held.current = { ...grip, x, span: spans.live.current[grip.side === 'both' ? 'good' : grip.side] }
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const onPointerMove = (event: PointerEvent<HTMLCanvasElement>) => {
    const { x, y, width } = placeOf(event)
    const drag = held.current
    if (drag === undefined) {
      const grip = gripAt(minimapWindows(spans.live.current, { extent, width, isLocked }), x, y)
      event.currentTarget.style.cursor = grip.part === 'window' ? (grip.isElsewhere ? 'pointer' : 'grab') : 'ew-resize'
      return
    }
    const { part, span, side } = drag
    spans.change(side, () => dragMinimap({ part, span, extent, dx: x - drag.x, width }))
  }
  const release = () => {
    held.current = undefined
  }
  return { onPointerDown, onPointerMove, onPointerUp: release, onPointerCancel: release }
}

function placeOf(event: PointerEvent<HTMLCanvasElement>) {
  const box = event.currentTarget.getBoundingClientRect()
  return { x: event.clientX - box.left, y: event.clientY - box.top, width: box.width }
}
