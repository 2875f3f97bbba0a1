import { useEffect, useMemo, useRef, useState } from 'react'
import { routeTo, useRoute, type Route } from '../../state/route.ts'
import { perSide, type PerSide, type Side } from './sides.ts'
import { createSpanMover, type Live } from './span-mover.ts'
import { clampSpan, type Span } from './timeline-scale.ts'

/** The route follows when zooming and panning have rested for so long. */
const REST_MS = 180

export interface VisibleSpans {
  /** What this frame shows of each run; changes up to 60 times a second without React. */
  readonly live: Live
  /** What the address says: the spans when the movement came to rest; everything when it says nothing. */
  readonly settled: PerSide<Span>
  /** The address names no window. */
  readonly isWhole: boolean
  /** Both runs show the same stretch. */
  readonly isLocked: boolean
  /** Moves one run, or both: always both while they are locked. */
  readonly change: (side: Side | 'both', to: (span: Span) => Span, how?: ChangeHow) => void
  readonly setLocked: (isLocked: boolean) => void
}

export interface ChangeHow {
  /** On the way there in a few frames, unless motion is to be reduced. */
  readonly glides?: boolean
  /** A step of the history, to come back from. */
  readonly isStep?: boolean
}

/** The visible stretches: live while they move, in the route when they rest. The lock lies there as well. */
export function useSpans(extent: Span, redraw: () => void): VisibleSpans {
  const route = useRoute()
  const settled = useMemo(() => spansOf(route, extent), [route, extent])
  const isLocked = route.badFrom === undefined
  const [mover] = useState(() => createSpanMover({ spans: settled, redraw, frames: animationFrames }))
  const moving = useRef<{ readonly isStep: boolean }>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  /** A movement that has not rested belongs to the zero and the lock that it began with. */
  const forget = () => {
    clearTimeout(timer.current)
    moving.current = undefined
  }
  useEffect(forget, [route.zero, isLocked])
  useEffect(() => {
    if (moving.current === undefined) mover.go(settled, false)
  }, [settled, mover])
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      mover.stop()
    },
    [mover],
  )

  const settle = () => {
    const isStep = moving.current?.isStep === true
    moving.current = undefined
    routeTo(routeOf(mover.goal(), extent, isLocked), { replace: !isStep })
  }
  return {
    live: mover.live,
    settled,
    isWhole: route.from === undefined,
    isLocked,
    change(side, to, { glides = false, isStep = false } = {}) {
      const base = mover.goal()
      const moved = (own: Side) => clampSpan(to(base[own]), extent)
      const lead = isLocked ? moved(side === 'both' ? 'good' : side) : undefined
      const next = perSide(own => lead ?? (side === 'both' || side === own ? moved(own) : base[own]))
      moving.current = { isStep: isStep || moving.current?.isStep === true }
      mover.go(next, glides && !wantsLessMotion())
      clearTimeout(timer.current)
      timer.current = setTimeout(settle, REST_MS)
    },
    setLocked(locks) {
      const now = mover.goal()
      forget()
      routeTo(routeOf(locks ? perSide(() => now.good) : now, extent, locks))
    },
  }
}

const animationFrames = {
  request: (callback: () => void) => requestAnimationFrame(callback),
  cancel: (frame: number) => cancelAnimationFrame(frame),
}

function wantsLessMotion(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches
}

function spansOf({ from, to, badFrom, badTo }: Route, extent: Span): PerSide<Span> {
  const good = spanOf(from, to, extent)
  return { good, bad: badFrom === undefined ? good : spanOf(badFrom, badTo, extent) }
}

function spanOf(from: number | undefined, to: number | undefined, extent: Span): Span {
  return from === undefined || to === undefined || to <= from ? extent : clampSpan({ from, to }, extent)
}

/** Everything, locked, is no window at all. */
function routeOf({ good, bad }: PerSide<Span>, extent: Span, isLocked: boolean) {
  const own = isLocked ? { badFrom: undefined, badTo: undefined } : { badFrom: bad.from, badTo: bad.to }
  const isWhole = isLocked && good.from <= extent.from && good.to >= extent.to
  return isWhole ? { from: undefined, to: undefined, ...own } : { from: good.from, to: good.to, ...own }
}
