import { perSide, type PerSide } from './sides.ts'
import { nearer, type Span } from './timeline-scale.ts'

/** What every frame shows; read, never written. */
export interface Live {
  readonly current: PerSide<Span>
}

/** Moves what is visible, outside of React: at once, or on the way in a few frames. */
export interface SpanMover {
  readonly live: Live
  /** Where it comes to rest: what is visible unless it is on its way. */
  readonly goal: () => PerSide<Span>
  readonly go: (next: PerSide<Span>, glides: boolean) => void
  readonly stop: () => void
}

export interface MoverOptions {
  readonly spans: PerSide<Span>
  readonly redraw: () => void
  /** The browser's animation frames. */
  readonly frames: {
    readonly request: (callback: () => void) => number
    readonly cancel: (frame: number) => void
  }
}

export function createSpanMover({ spans, redraw, frames }: MoverOptions): SpanMover {
  let now = spans
  let target: PerSide<Span> | undefined
  let frame: number | undefined
  const advance = () => {
    frame = undefined
    const goal = target
    if (goal === undefined) return
    now = perSide(side => nearer(now[side], goal[side]))
    if (now.good === goal.good && now.bad === goal.bad) target = undefined
    else frame = frames.request(advance)
    redraw()
  }
  return {
    live: {
      get current() {
        return now
      },
    },
    goal: () => target ?? now,
    go(next, glides) {
      target = glides ? next : undefined
      if (glides) frame ??= frames.request(advance)
      else now = next
      redraw()
    },
    stop() {
      if (frame !== undefined) frames.cancel(frame)
      frame = undefined
    },
  }
}
