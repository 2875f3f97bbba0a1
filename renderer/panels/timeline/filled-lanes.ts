import type { IndexedTimeline } from './build-shapes.ts'
import { layoutBars, layoutMarks, SIDES } from './timeline-layout.ts'
import type { Span } from './timeline-scale.ts'

/** Any width does: only whether something lies inside is asked. Pixels. */
const WIDTH = 1000

/** Lanes that hold a shown event or a line in either run within a span, in the order of the view. */
export function filledLanes(timeline: IndexedTimeline, span: Span): readonly string[] {
  return timeline.view.lanes.filter(lane =>
    SIDES.some(side => {
      const run = timeline.view[side]
      if (run === null) return false
      const plot = { span, width: WIDTH, start: run.start }
      const key = `${side}/${lane}`
      return (
        layoutMarks(timeline.events.get(key) ?? [], timeline.kinds, plot).length > 0 ||
        layoutBars(timeline.density.get(key), plot).length > 0
      )
    }),
  )
}
