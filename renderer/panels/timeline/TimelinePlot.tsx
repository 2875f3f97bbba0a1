import { useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import type { TimelineKind } from '#shared/ipc/views.ts'
import { strings } from '../../strings/index.ts'
import type { StripShapes } from './build-scene.ts'
import { createCell } from './cell.ts'
import { axisHeight } from './draw-axis.ts'
import type { Timeline } from './frame-state.ts'
import { HoverCard } from './HoverCard.tsx'
import { RowLabels } from './RowLabels.tsx'
import { rowOfLane, rowsNear } from './timeline-rows.ts'
import { useCanvas, type PointerState } from './use-canvas.ts'
import type { Frame } from './use-frame.ts'
import { useOpenHit } from './use-open-hit.ts'
import { usePlotKeys } from './use-plot-keys.ts'
import { usePlotPointer } from './use-plot-pointer.ts'
import type { Selection } from './use-selection.ts'
import type { VisibleSpans } from './use-spans.ts'
import type { FindEvents, TimelineSubject } from './use-timeline.ts'

const words = strings.timeline

/** Scrolling by less than so many pixels names no other lanes. */
const SCROLL_STEP = 1_000

interface TimelinePlotProps {
  readonly timeline: Timeline
  readonly subject: TimelineSubject
  readonly spans: VisibleSpans
  readonly frame: Frame
  readonly selection: Selection
  readonly hidden: ReadonlySet<TimelineKind>
  readonly find: FindEvents
}

/** Both runs on one relative clock: names of the lanes in text, everything else on one canvas that stays in view. */
export function TimelinePlot({ timeline, subject, spans, frame, selection, hidden, find }: TimelinePlotProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const [pointer] = useState(() => createCell<PointerState>({ x: undefined, brush: undefined }))
  const [drawn] = useState(() => createCell<readonly StripShapes[]>([]))
  const selected = selectedPlace(timeline, selection)
  useScrollTo(scroller, timeline, selected?.row)
  useCanvas({ canvas, scroller, live: spans.live, pointer, drawn, frame, timeline, selected })
  const onHit = useOpenHit({ timeline, spans, hidden, find })
  const { hover, handlers } = usePlotPointer({
    ...{ canvas, scroller, pointer, drawn, spans, timeline, onHit },
    redraw: frame.request,
  })
  const onKeyDown = usePlotKeys({ canvas, scroller, pointer, spans, timeline, selection })
  const top = axisHeight(timeline.isLocked)
  const [scrolled, setScrolled] = useState(0)
  const labelled = useMemo(() => rowsNear(timeline.rows, scrolled), [timeline.rows, scrolled])
  const onScroll = () => {
    frame.request()
    setScrolled(Math.floor((scroller.current?.scrollTop ?? 0) / SCROLL_STEP) * SCROLL_STEP)
  }
  return (
    <div className="timeline-scroller" ref={scroller} onScroll={onScroll}>
      <div className="timeline-content" style={{ height: timeline.height + top }}>
        <div className="timeline-sticky">
          <div className="timeline-corner" style={{ height: top }}>
            {words.zero.since(timeline.zero.label)}
          </div>
          <div className="timeline-plot" role="group" tabIndex={0} aria-label={words.plot} onKeyDown={onKeyDown}>
            <canvas
              ref={canvas}
              className={hover === undefined || hover.hit.kind === 'heat' ? undefined : 'is-target'}
              aria-hidden="true"
              {...handlers}
            />
            {hover !== undefined && <HoverCard hover={hover} timeline={timeline} subject={subject} hidden={hidden} />}
          </div>
        </div>
        <RowLabels rows={labelled} top={top} />
      </div>
    </div>
  )
}

function selectedPlace({ rows, origins }: Timeline, { selected }: Selection) {
  const row = selected === undefined ? undefined : rowOfLane(rows, selected.lane)
  if (selected === undefined || row === undefined) return undefined
  return { side: selected.side, offset: selected.at - origins[selected.side], row: row.id }
}

/** Brings the row of what is selected into view. */
function useScrollTo(scroller: RefObject<HTMLElement | null>, { rows, isLocked }: Timeline, id: string | undefined) {
  useEffect(() => {
    const row = rows.find(candidate => candidate.id === id)
    const element = scroller.current
    if (row === undefined || element === null) return
    const room = element.clientHeight - axisHeight(isLocked)
    if (row.top < element.scrollTop) element.scrollTo({ top: row.top })
    else if (row.top + row.height > element.scrollTop + room) element.scrollTo({ top: row.top + row.height - room })
  }, [scroller, rows, isLocked, id])
}
