import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react'
import type { FindingKind } from '#shared/model/finding.ts'
import type { Cell } from './cell.ts'
import { hitTest, type Hit, type RowShapes } from './hit-test.ts'
import { openLine } from './open-line.ts'
import { AXIS_HEIGHT, kindOfEvent, type Mark } from './timeline-layout.ts'
import { clampSpan, MIN_SPAN, panBy, toOffset, zoomAt, type Span } from './timeline-scale.ts'
import type { Hover } from './Tooltip.tsx'
import type { PointerState } from './use-canvas.ts'
import type { VisibleSpan } from './use-span.ts'

interface PointerOptions {
  readonly canvas: RefObject<HTMLCanvasElement | null>
  readonly scroller: RefObject<HTMLElement | null>
  readonly pointer: Cell<PointerState>
  readonly drawn: Cell<readonly RowShapes[]>
  readonly span: VisibleSpan
  readonly extent: Span
  readonly starts: Readonly<Record<'good' | 'bad', number>>
  readonly kinds: ReadonlyMap<string, FindingKind>
  readonly redraw: () => void
}

interface Drag {
  readonly x: number
  readonly y: number
  readonly span: Span
  readonly scrollTop: number
  readonly isBrush: boolean
  hasMoved: boolean
}

/** Pixels that a click may move without being a drag. */
const CLICK_SLACK = 4

/** Mouse and touch on the plot: drag pans, shift-drag chooses a stretch, the wheel zooms, a click opens. */
export function usePlotPointer(options: PointerOptions) {
  const { canvas, scroller, pointer, drawn, span, extent, starts, redraw } = options
  const [hover, setHover] = useState<Hover>()
  const drag = useRef<Drag>(undefined)
  useWheel(options)

  const hitAt = (event: PointerEvent): Hit | undefined => {
    const { x, y } = placeOf(event)
    return y < AXIS_HEIGHT ? undefined : hitTest(drawn.get(), x, y - AXIS_HEIGHT + (scroller.current?.scrollTop ?? 0))
  }
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return
    const { x, y } = placeOf(event)
    const scrollTop = scroller.current?.scrollTop ?? 0
    drag.current = { x, y, span: span.live.current, scrollTop, isBrush: event.shiftKey, hasMoved: false }
    canvas.current?.setPointerCapture(event.pointerId)
  }
  const onPointerMove = (event: PointerEvent) => {
    const { x, y } = placeOf(event)
    pointer.set({ ...pointer.get(), x })
    const held = drag.current
    if (held === undefined) {
      const hit = hitAt(event)
      setHover(hit === undefined ? undefined : { hit, x, y, start: starts[hit.row.side] })
    } else {
      held.hasMoved ||= Math.abs(x - held.x) > CLICK_SLACK || Math.abs(y - held.y) > CLICK_SLACK
      if (held.hasMoved) followDrag(held, { x, y }, options)
      setHover(undefined)
    }
    redraw()
  }
  const onPointerUp = (event: PointerEvent) => {
    const held = drag.current
    drag.current = undefined
    const { x, brush } = pointer.get()
    pointer.set({ x, brush: undefined })
    if (held === undefined) return
    if (brush !== undefined) {
      const width = canvas.current?.clientWidth ?? 1
      const [from, to] = brush.map(x => toOffset(held.span, width, x)) as [number, number]
      span.change(clampSpan({ from: Math.min(from, to), to: Math.max(from, to) }, extent))
    } else if (!held.hasMoved) {
      const hit = hitAt(event)
      if (hit !== undefined) openHit(hit, options)
    }
    redraw()
  }
  const leave = () => {
    pointer.set({ ...pointer.get(), x: undefined })
    setHover(undefined)
    redraw()
  }
  return {
    hover,
    handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerLeave: leave, onPointerCancel: leave },
  }
}

function followDrag(held: Drag, { x, y }: { readonly x: number; readonly y: number }, options: PointerOptions): void {
  const { canvas, scroller, pointer, span, extent } = options
  if (held.isBrush) {
    pointer.set({ x, brush: [held.x, x] })
    return
  }
  const width = Math.max(1, canvas.current?.clientWidth ?? 1)
  span.change(panBy(held.span, (held.x - x) / width, extent))
  if (scroller.current !== null) scroller.current.scrollTop = held.scrollTop + held.y - y
}

function openHit(hit: Hit, { span, extent, starts, kinds }: PointerOptions): void {
  const { side } = hit.row
  if (hit.kind === 'band') return openLine(side, { artifact: hit.band.phase.artifact, line: 1 })
  if (hit.kind === 'bar') return
  const { mark } = hit
  const around = spanOf(mark, starts[side])
  if (mark.events.length > 1 && around.to - around.from < span.live.current.to - span.live.current.from) {
    span.change(clampSpan(around, extent))
    return
  }
  const weightiest = mark.events.find(event => kindOfEvent(event, kinds) === mark.kind)
  if (weightiest !== undefined) openLine(side, weightiest.evidence)
}

/** The stretch of a mark's events with air to both sides. */
function spanOf(mark: Mark, start: number): Span {
  const times = mark.events.map(event => event.at - start)
  const [from, to] = [Math.min(...times), Math.max(...times)]
  const air = Math.max(MIN_SPAN, (to - from) * 0.25)
  return { from: from - air, to: to + air }
}

/** React's own wheel handlers cannot keep the page from scrolling, so this one is the browser's. */
function useWheel({ canvas, span, extent }: PointerOptions): void {
  useEffect(() => {
    const element = canvas.current
    if (element === null) return undefined
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      const live = span.live.current
      const sideways = event.shiftKey ? event.deltaY + event.deltaX : event.deltaX
      if (Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY)) {
        span.change(panBy(live, sideways / Math.max(1, element.clientWidth), extent))
        return
      }
      const anchor = toOffset(live, element.clientWidth, event.offsetX)
      // 1.0015 to the power of a wheel notch (100 to 120) is about 1.2.
      span.change(zoomAt(live, { factor: 1.0015 ** event.deltaY, anchor }, extent))
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [canvas, span, extent])
}

function placeOf(event: PointerEvent): { readonly x: number; readonly y: number } {
  const box = event.currentTarget.getBoundingClientRect()
  return { x: event.clientX - box.left, y: event.clientY - box.top }
}
