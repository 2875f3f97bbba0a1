import type { TimelineView } from '#shared/ipc/views.ts'
import { buildShapes, type ShapesOptions, type StripShapes } from './build-scene.ts'
import { axisHeight } from './draw-axis.ts'
import type { Scene } from './draw-timeline.ts'
import type { IndexedLevel } from './indexed-level.ts'
import type { LevelStore } from './level-store.ts'
import { perSide, type PerSide, type Side } from './sides.ts'
import { rowsBetween, type Row } from './timeline-rows.ts'
import type { Span } from './timeline-scale.ts'
import type { Zero } from '../../domain/zero.ts'

/** What stays the same from frame to frame. */
export interface Timeline {
  readonly whole: TimelineView
  readonly zero: Zero
  /** Absolute instants of zero. */
  readonly origins: PerSide<number>
  readonly extent: Span
  readonly rows: readonly Row[]
  /** Of all rows, without the rulers. Pixels. */
  readonly height: number
  readonly peak: number
  readonly isLocked: boolean
  readonly showsPhases: boolean
  readonly showsTests: boolean
  readonly levels: LevelStore
  readonly indexed: (side: NonNullable<TimelineView[Side]>) => IndexedLevel
}

/** What moves. */
export interface View {
  readonly spans: PerSide<Span>
  readonly width: number
  readonly height: number
  readonly scrollTop: number
}

/** What the run's own clock shows of a span. */
export function windowOf(span: Span, side: Side, { offsets }: Zero): Span {
  return { from: Math.floor(span.from + offsets[side]), to: Math.ceil(span.to + offsets[side]) }
}

/** Windows of both runs, of those that have a clock. */
export function windowsOf({ whole, zero }: Pick<Timeline, 'whole' | 'zero'>, spans: PerSide<Span>) {
  return {
    ...(whole.good === null ? {} : { good: windowOf(spans.good, 'good', zero) }),
    ...(whole.bad === null ? {} : { bad: windowOf(spans.bad, 'bad', zero) }),
  }
}

/** What is drawn in some rows, from the finest answers at hand. */
export function shapesOf(timeline: Timeline, rows: readonly Row[], { spans, width }: Pick<View, 'spans' | 'width'>) {
  const { origins, peak, showsPhases, showsTests, levels, indexed, zero } = timeline
  const options: ShapesOptions = {
    ...{ spans, origins, width, peak, showsPhases, showsTests },
    levels: perSide(side => {
      const level = levels.levelFor(side, windowOf(spans[side], side, zero))
      return level === undefined ? undefined : indexed(level)
    }),
  }
  return buildShapes(rows, options)
}

/** The rows on screen and what is in them. */
export function frameOf(
  timeline: Timeline,
  view: View,
): Pick<Scene, 'rows'> & { readonly shapes: readonly StripShapes[] } {
  const room = view.height - axisHeight(timeline.isLocked)
  const rows = rowsBetween(timeline.rows, view.scrollTop, view.scrollTop + room)
  return { rows, shapes: shapesOf(timeline, rows, view) }
}
