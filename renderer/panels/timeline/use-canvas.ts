import { useEffect, type RefObject } from 'react'
import type { Cell } from './cell.ts'
import { buildShapes, type IndexedTimeline } from './build-shapes.ts'
import type { RowShapes } from './hit-test.ts'
import { drawTimeline, type Scene } from './timeline-draw.ts'
import { findPeaks, type Row } from './timeline-layout.ts'
import type { Span } from './timeline-scale.ts'
import type { Frame } from './use-frame.ts'

/** What the pointer does right now; read by every frame. */
export interface PointerState {
  /** Undefined = elsewhere. */
  readonly x: number | undefined
  readonly brush: readonly [number, number] | undefined
}

interface CanvasOptions {
  readonly canvas: RefObject<HTMLCanvasElement | null>
  readonly scroller: RefObject<HTMLElement | null>
  readonly live: RefObject<Span>
  readonly pointer: Cell<PointerState>
  /** What the last frame drew, for the hit test. */
  readonly drawn: Cell<readonly RowShapes[]>
  readonly frame: Frame
  readonly timeline: IndexedTimeline
  readonly rows: readonly Row[]
}

/** Paints the timeline onto the canvas whenever a frame is asked for, the size changes or the theme does. */
export function useCanvas(options: CanvasOptions): void {
  const { canvas, scroller, live, pointer, drawn, frame, timeline, rows } = options
  useEffect(() => {
    const peaks = findPeaks(timeline.view)
    frame.paint.set(() => {
      const element = canvas.current
      const context = element?.getContext('2d')
      if (element === null || context === null || context === undefined) return
      const { width, height } = fitToScreen(element, context)
      const shapes = buildShapes(timeline, rows, { span: live.current, width })
      const scene: Scene = {
        span: live.current,
        width,
        height,
        scrollTop: scroller.current?.scrollTop ?? 0,
        shapes,
        peaks,
        pointerX: pointer.get().x,
        brush: pointer.get().brush,
      }
      const style = getComputedStyle(element)
      drawTimeline(context, scene, name => style.getPropertyValue(name))
      drawn.set(shapes)
    })
    frame.request()
  }, [canvas, scroller, live, pointer, drawn, frame, timeline, rows])

  const { request } = frame
  useEffect(() => {
    const size = new ResizeObserver(request)
    const theme = new MutationObserver(request)
    if (canvas.current !== null) size.observe(canvas.current)
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    return () => {
      size.disconnect()
      theme.disconnect()
    }
  }, [canvas, request])
}

function fitToScreen(canvas: HTMLCanvasElement, context: CanvasRenderingContext2D) {
  const ratio = window.devicePixelRatio
  const width = canvas.clientWidth
  const height = canvas.clientHeight
  const [deviceWidth, deviceHeight] = [Math.round(width * ratio), Math.round(height * ratio)]
  if (canvas.width !== deviceWidth || canvas.height !== deviceHeight) {
    canvas.width = deviceWidth
    canvas.height = deviceHeight
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  return { width, height }
}
