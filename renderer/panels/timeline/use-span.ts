import { useEffect, useRef, type RefObject } from 'react'
import { routeTo, useRoute } from '../../state/route.ts'
import { clampSpan, type Span } from './timeline-scale.ts'

/** The route follows when zooming and panning have rested for so long. */
const REST_MS = 180

export interface VisibleSpan {
  /** What this frame shows; changes up to 60 times a second without React. */
  readonly live: RefObject<Span>
  /** What the address says: the span when the movement came to rest; undefined = everything. */
  readonly settled: Span | undefined
  change(span: Span): void
}

/** The visible stretch: live while it moves, in the route when it rests. */
export function useSpan(extent: Span, redraw: () => void): VisibleSpan {
  const { from, to } = useRoute()
  const live = useRef(from === undefined || to === undefined ? extent : clampSpan({ from, to }, extent))
  const isMoving = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  useEffect(() => {
    if (isMoving.current) return
    live.current = from === undefined || to === undefined || to <= from ? extent : clampSpan({ from, to }, extent)
    redraw()
  }, [from, to, extent, redraw])
  useEffect(() => () => clearTimeout(timer.current), [])

  const settle = () => {
    isMoving.current = false
    const { from: left, to: right } = live.current
    const isWhole = left <= extent.from && right >= extent.to
    routeTo(isWhole ? { from: undefined, to: undefined } : { from: left, to: right }, { replace: true })
  }
  return {
    live,
    settled: from === undefined || to === undefined || to <= from ? undefined : clampSpan({ from, to }, extent),
    change: span => {
      live.current = clampSpan(span, extent)
      isMoving.current = true
      redraw()
      clearTimeout(timer.current)
      timer.current = setTimeout(settle, REST_MS)
    },
  }
}
