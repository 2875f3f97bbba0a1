import { useEffect, useRef, useState, type MouseEvent, type PointerEvent, type RefObject } from 'react'
import type { StripShapes } from './build-scene.ts'
import type { Cell } from './cell.ts'
import { axisHeight } from './draw-axis.ts'
import type { Timeline } from './frame-state.ts'
import { hitTest, snapX, type Hit } from './hit-test.ts'
import type { Side } from './sides.ts'
import { panBy, toOffset, zoomAt, type Span } from './timeline-scale.ts'
import type { PointerState } from './use-canvas.ts'
import type { VisibleSpans } from './use-spans.ts'

export interface Hover {
  readonly hit: Hit
  readonly x: number
  readonly y: number
}

interface PointerOptions {
  readonly canvas: RefObject<HTMLCanvasElement | null>
  readonly scroller: RefObject<HTMLElement | null>
  readonly pointer: Cell<PointerState>
  readonly drawn: Cell<readonly StripShapes[]>
  readonly spans: VisibleSpans
  readonly timeline: Timeline
  readonly redraw: () => void
  readonly onHit: (hit: Hit) => void
}

interface Drag {
  readonly x: number
  readonly y: number
  /** Whose window it moves. */
  readonly side: Side | 'both'
  readonly span: Span
  readonly scrollTop: number
  readonly isBrush: boolean
  hasMoved: boolean
}

/** Pixels that a click may move without being a drag. */
const CLICK_SLACK = 4
/** Pixels from a finding within which an edge of a stretch, or the pointer, means it. */
const SNAP = 6

/** Mouse and touch on the plot: drag pans, a drag on the ruler or with Shift chooses a stretch, Ctrl and the wheel zoom. */
export function usePlotPointer(options: PointerOptions) {
  const { pointer, drawn, spans, timeline, redraw, onHit } = options
  const [hover, setHover] = useState<Hover>()
  const drag = useRef<Drag>(undefined)
  useWheel(options)

  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return
    drag.current = beginDrag(placeOf(event), event.shiftKey, options)
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const onPointerMove = (event: PointerEvent) => {
    const place = placeOf(event)
    const held = drag.current
    pointer.set({ ...pointer.get(), x: snapX(drawn.get(), place.x, SNAP) })
    if (held === undefined) {
      const hit = hitAt(options, place)
      setHover(hit === undefined ? undefined : { hit, ...place })
    } else {
      held.hasMoved ||= Math.abs(place.x - held.x) > CLICK_SLACK || Math.abs(place.y - held.y) > CLICK_SLACK
      if (held.hasMoved) followDrag(held, place, options)
      setHover(undefined)
    }
    redraw()
  }
  const onPointerUp = (event: PointerEvent) => {
    const held = drag.current
    drag.current = undefined
    const { x, brush } = pointer.get()
    pointer.set({ x, brush: undefined })
    const hit = held?.hasMoved === false ? hitAt(options, placeOf(event)) : undefined
    if (hit !== undefined) onHit(hit)
    if (held !== undefined && brush !== undefined) zoomToBrush(held, brush, options)
    redraw()
  }
  const leave = () => {
    drag.current = undefined
    pointer.set({ x: undefined, brush: undefined })
    setHover(undefined)
    redraw()
  }
  const onDoubleClick = (event: MouseEvent) => {
    const hit = hitAt(options, placeOf(event))
    if (hit === undefined || hit.kind === 'heat')
      spans.change('both', () => timeline.extent, { glides: true, isStep: true })
  }
  return {
    hover,
    handlers: {
      ...{ onPointerDown, onPointerMove, onPointerUp, onDoubleClick },
      ...{ onPointerLeave: leave, onPointerCancel: leave },
    },
  }
}

function hitAt({ drawn, scroller, timeline }: PointerOptions, { x, y }: Place): Hit | undefined {
  const top = axisHeight(timeline.isLocked)
  return y < top ? undefined : hitTest(drawn.get(), x, y - top + (scroller.current?.scrollTop ?? 0))
}

function beginDrag(place: Place, chooses: boolean, options: PointerOptions): Drag {
  const { scroller, spans, timeline } = options
  const side = sideAt(options, place.y)
  return {
    ...place,
    side,
    span: spans.live.current[side === 'both' ? 'good' : side],
    scrollTop: scroller.current?.scrollTop ?? 0,
    isBrush: chooses || place.y < axisHeight(timeline.isLocked),
    hasMoved: false,
  }
}

/** The run whose strip or ruler is at a height, where they move apart. */
function sideAt({ timeline, scroller }: Pick<PointerOptions, 'timeline' | 'scroller'>, y: number): Side | 'both' {
  if (timeline.isLocked) return 'both'
  const top = axisHeight(false)
  if (y < top) return y < top / 2 ? 'good' : 'bad'
  const inside = y - top + (scroller.current?.scrollTop ?? 0)
  const strips = timeline.rows.find(row => inside < row.top + row.height)?.strips
  if (strips === undefined) return 'both'
  return inside < strips.bad.top ? 'good' : 'bad'
}

function followDrag(held: Drag, { x, y }: Place, options: PointerOptions): void {
  const { canvas, scroller, pointer, drawn, spans, timeline } = options
  if (held.isBrush) {
    const [from, to] = [held.x, x].map(edge => snapX(drawn.get(), edge, SNAP)) as [number, number]
    pointer.set({ x, brush: { from, to } })
    return
  }
  const width = Math.max(1, canvas.current?.clientWidth ?? 1)
  spans.change(held.side, () => panBy(held.span, (held.x - x) / width, timeline.extent))
  if (scroller.current !== null) scroller.current.scrollTop = held.scrollTop + held.y - y
}

function zoomToBrush(
  held: Drag,
  brush: { readonly from: number; readonly to: number },
  { canvas, spans }: Pick<PointerOptions, 'canvas' | 'spans'>,
): void {
  const width = canvas.current?.clientWidth ?? 1
  const from = toOffset(held.span, width, Math.min(brush.from, brush.to))
  const to = toOffset(held.span, width, Math.max(brush.from, brush.to))
  spans.change(held.side, () => ({ from, to }), { glides: true, isStep: true })
}

/** React's own wheel handlers cannot keep the page from scrolling, so this one is the browser's. */
function useWheel({ canvas, scroller, spans, timeline }: PointerOptions): void {
  useEffect(() => {
    const element = canvas.current
    if (element === null) return undefined
    const onWheel = (event: WheelEvent) => {
      const side = sideAt({ timeline, scroller }, event.offsetY)
      const width = Math.max(1, element.clientWidth)
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault()
        // 1.0015 to the power of a wheel notch (100 to 120) is about 1.2.
        const factor = 1.0015 ** Math.max(-400, Math.min(400, event.deltaY))
        spans.change(side, span =>
          zoomAt(span, { factor, anchor: toOffset(span, width, event.offsetX) }, timeline.extent),
        )
        return
      }
      const canScroll = scroller.current !== null && scroller.current.scrollHeight > scroller.current.clientHeight
      const isSideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)
      if (!isSideways && canScroll) return
      event.preventDefault()
      const delta = Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : event.deltaY
      spans.change(side, span => panBy(span, delta / width, timeline.extent))
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [canvas, scroller, spans, timeline])
}

interface Place {
  readonly x: number
  readonly y: number
}

function placeOf(event: {
  readonly clientX: number
  readonly clientY: number
  readonly currentTarget: Element
}): Place {
  const box = event.currentTarget.getBoundingClientRect()
  return { x: event.clientX - box.left, y: event.clientY - box.top }
}
