import { useEffect, type RefObject } from 'react'
import { onLookChange, readyCanvas } from './canvas.ts'
import type { Cell } from './cell.ts'
import { drawTimeline, type Scene } from './draw-timeline.ts'
import { frameOf, windowOf, type Timeline } from './frame-state.ts'
import type { StripShapes } from './build-scene.ts'
import { perSide } from './sides.ts'
import type { Live } from './span-mover.ts'
import type { Frame } from './use-frame.ts'

/** What the pointer does right now; read by every frame. */
export interface PointerState {
  /** Undefined = elsewhere. */
  readonly x: number | undefined
  readonly brush: Scene['brush']
}

interface CanvasOptions {
  readonly canvas: RefObject<HTMLCanvasElement | null>
  readonly scroller: RefObject<HTMLElement | null>
  readonly live: Live
  readonly pointer: Cell<PointerState>
  /** What the last frame drew, for the hit test. */
  readonly drawn: Cell<readonly StripShapes[]>
  readonly frame: Frame
  readonly timeline: Timeline
  readonly selected: Scene['selected']
}

/** Paints the timeline onto the canvas whenever a frame is asked for, the size changes or the theme does. */
export function useCanvas({ canvas, scroller, live, pointer, drawn, frame, timeline, selected }: CanvasOptions): void {
  useEffect(() => {
    frame.paint.set('lanes', () => {
      const ready = readyCanvas(canvas.current)
      if (ready === undefined) return
      const { surface, colours, width, height } = ready
      const view = { spans: live.current, width, height, scrollTop: scroller.current?.scrollTop ?? 0 }
      const { rows, shapes } = frameOf(timeline, view)
      const { x: pointerX, brush } = pointer.get()
      const { isLocked, zero } = timeline
      drawTimeline(surface, { ...view, isLocked, zero: zero.label, rows, shapes, pointerX, brush, selected }, colours)
      drawn.set(shapes)
      timeline.levels.want(perSide(side => windowOf(live.current[side], side, zero)))
    })
    frame.request()
  }, [canvas, scroller, live, pointer, drawn, frame, timeline, selected])

  const { request } = frame
  useEffect(() => (canvas.current === null ? undefined : onLookChange(canvas.current, request)), [canvas, request])
}
