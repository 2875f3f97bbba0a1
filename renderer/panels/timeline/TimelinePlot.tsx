import { useMemo, useRef, useState } from 'react'
import { instant } from '#shared/base/time.ts'
import { visible } from '#shared/base/text.ts'
import type { InvestigationView, TimelineView } from '#shared/ipc/views.ts'
import { SideMark } from '../../domain/SideMark.tsx'
import { Time } from '../../domain/Time.tsx'
import { useUnit } from '../../domain/unit.ts'
import type { IndexedTimeline } from './build-shapes.ts'
import { createCell } from './cell.ts'
import type { RowShapes } from './hit-test.ts'
import { AXIS_HEIGHT, buildRows, type Row } from './timeline-layout.ts'
import { spanForKey } from './timeline-keys.ts'
import type { Span } from './timeline-scale.ts'
import { Tooltip } from './Tooltip.tsx'
import { useCanvas, type PointerState } from './use-canvas.ts'
import type { Frame } from './use-frame.ts'
import { usePlotPointer } from './use-plot-pointer.ts'
import type { VisibleSpan } from './use-span.ts'

interface TimelinePlotProps {
  readonly investigation: InvestigationView
  readonly timeline: IndexedTimeline
  readonly extent: Span
  readonly span: VisibleSpan
  readonly frame: Frame
}

/** Both runs on one relative clock: names of the lanes in text, everything else on one canvas that stays in view. */
export function TimelinePlot({ investigation, timeline, extent, span, frame }: TimelinePlotProps) {
  const { view, kinds } = timeline
  const { rows, height } = useMemo(() => buildRows(view), [view])
  const canvas = useRef<HTMLCanvasElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const [pointer] = useState(() => createCell<PointerState>({ x: undefined, brush: undefined }))
  const [drawn] = useState(() => createCell<readonly RowShapes[]>([]))
  const starts = { good: view.good?.start ?? 0, bad: view.bad?.start ?? 0 }
  useCanvas({ canvas, scroller, live: span.live, pointer, drawn, frame, timeline, rows })
  const { hover, handlers } = usePlotPointer({
    canvas,
    scroller,
    pointer,
    drawn,
    span,
    extent,
    starts,
    kinds,
    redraw: frame.request,
  })
  return (
    <div className="timeline-scroller" ref={scroller} onScroll={frame.request}>
      <div className="timeline-content" style={{ height: height + AXIS_HEIGHT }}>
        <div className="timeline-sticky">
          <p className="timeline-corner">since the start</p>
          <div
            className="timeline-plot"
            role="group"
            tabIndex={0}
            aria-label="Timeline of both runs. Arrow keys pan, plus and minus zoom, 0 shows everything, Home and End go to the ends. The list beside it holds the same events."
            onKeyDown={event => {
              if (event.ctrlKey || event.metaKey || event.altKey) return
              const next = spanForKey(event.key, span.live.current, extent)
              if (next === undefined) return
              event.preventDefault()
              span.change(next)
            }}
          >
            <canvas
              ref={canvas}
              className={hover?.hit.kind === 'bar' ? undefined : hover && 'is-target'}
              aria-hidden="true"
              {...handlers}
            />
            {hover !== undefined && <Tooltip hover={hover} kinds={kinds} />}
          </div>
        </div>
        {rows.map(row => (
          <RowLabel key={`${row.side} ${row.kind} ${row.lane}`} row={row} view={view} investigation={investigation} />
        ))}
      </div>
    </div>
  )
}

interface RowLabelProps {
  readonly row: Row
  readonly view: TimelineView
  readonly investigation: InvestigationView
}

function RowLabel({ row, view, investigation }: RowLabelProps) {
  const unit = useUnit()
  const style = { top: row.top + AXIS_HEIGHT, height: row.height }
  switch (row.kind) {
    case 'head':
      return (
        <h2 className={`timeline-row-head ${row.side}`} style={style}>
          <SideMark side={row.side} />
          <SideTitle side={row.side} view={view} investigation={investigation} />
        </h2>
      )
    case 'notice':
      return (
        <p className="timeline-row-notice" style={style}>
          No artifact of this {unit} has a readable clock, so nothing of it can be placed here.
        </p>
      )
    case 'phases':
      return (
        <p className="timeline-row-label" style={style}>
          phases
        </p>
      )
    case 'lane':
      return (
        <p className="timeline-row-label" style={style} title={visible(row.lane)}>
          {visible(row.lane)}
        </p>
      )
  }
}

interface SideTitleProps extends Pick<RowLabelProps, 'view' | 'investigation'> {
  readonly side: 'good' | 'bad'
}

function SideTitle({ side, view, investigation }: SideTitleProps) {
  const { run } = investigation[side]
  const { hosts } = investigation.comparison
  const start = view[side]?.start
  const name = run.id ?? (side === 'good' ? investigation.baseline : investigation.target).label
  const whose = hosts === undefined ? 'started' : 'run started'
  const what = hosts === undefined ? `run ${visible(name)}` : `host ${visible(hosts[side])}`
  return (
    <span>
      {side === 'good' ? 'Good' : 'Bad'} {what}
      {start === undefined ? undefined : (
        <>
          , {whose} <Time at={instant(start)} />
        </>
      )}
    </span>
  )
}
