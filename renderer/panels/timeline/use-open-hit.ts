import type { TimelineKind } from '#shared/ipc/views.ts'
import type { StripShapes } from './build-scene.ts'
import { windowOf, type Timeline } from './frame-state.ts'
import type { Hit } from './hit-test.ts'
import { kindsOfRow } from './kinds.ts'
import type { Mark } from './layout-marks.ts'
import { openLine } from './open-line.ts'
import { focusOn, MIN_SPAN, type Span } from './timeline-scale.ts'
import type { FindEvents } from './use-timeline.ts'
import type { VisibleSpans } from './use-spans.ts'

interface OpenHitOptions {
  readonly timeline: Timeline
  readonly spans: VisibleSpans
  readonly hidden: ReadonlySet<TimelineKind>
  readonly find: FindEvents
}

/** What a click does: it opens the line of a single event, and looks closer where there are many. */
export function useOpenHit({ timeline, spans, hidden, find }: OpenHitOptions): (hit: Hit) => void {
  const { extent } = timeline
  const zoomTo = ({ side, plot }: StripShapes, { from, to }: Span) =>
    spans.change(side, visible => focusOn({ from: from - plot.origin, to: to - plot.origin }, visible, extent), {
      glides: true,
      isStep: true,
    })
  const openFirst = async ({ side, row, plot }: StripShapes, mark: Mark) => {
    const stretch = { from: mark.from - plot.origin, to: mark.to - plot.origin }
    const [first] = await find({
      windows: { [side]: windowOf(stretch, side, timeline.zero) },
      zero: timeline.zero.offsets,
      kinds: kindsOfRow(row, hidden).filter(kind => kind === mark.kind),
      lanes: row.choice,
      offset: 0,
      limit: 1,
    })
    if (first !== undefined) openLine(side, first)
  }
  return hit => {
    const { shapes } = hit
    switch (hit.kind) {
      case 'mark':
        if (isTight(hit.mark, spans.live.current[shapes.side])) void openFirst(shapes, hit.mark)
        else zoomTo(shapes, hit.mark)
        return
      case 'band':
        openLine(shapes.side, { artifact: hit.band.phase.artifact, line: 1 })
        return
      case 'test':
        if (hit.bar.count === 1) openLine(shapes.side, hit.bar.test.evidence)
        else zoomTo(shapes, hit.bar.test)
        return
      case 'heat':
        return
    }
  }
}

/** One event, or many that no closer look tells apart. */
function isTight({ count, from, to }: Mark, visible: Span): boolean {
  return count === 1 || visible.to - visible.from <= Math.max(4 * MIN_SPAN, (to - from) * 1.6)
}
