import { useMemo, useState } from 'react'
import type { AppError } from '#shared/base/result.ts'
import { visible } from '#shared/base/text.ts'
import type { InvestigationView, TimelineView } from '#shared/ipc/views.ts'
import type { FindingKind } from '#shared/model/finding.ts'
import type { TimelineEvent } from '#shared/model/timeline.ts'
import { errorText } from '#shared/report/error-text.ts'
import { AnswerView } from '../../domain/AnswerView.tsx'
import { InvestigationAnswer } from '../../domain/InvestigationAnswer.tsx'
import { useUnit } from '../../domain/unit.ts'
import { useView } from '../../state/stores.tsx'
import { Button } from '../../ui/Button.tsx'
import { WarningIcon } from '../../ui/icons.tsx'
import { StateMessage } from '../../ui/StateMessage.tsx'
import { indexTimeline, type IndexedTimeline } from './build-shapes.ts'
import { EventList } from './EventList.tsx'
import { filledLanes } from './filled-lanes.ts'
import { listSkews } from './list-skews.ts'
import { MarkSign } from './MarkSign.tsx'
import { MARK_LOOKS } from './mark-shapes.ts'
import { SkewNotice } from './SkewNotice.tsx'
import { findExtent, type MarkKind } from './timeline-layout.ts'
import { spanForKey } from './timeline-keys.ts'
import type { Span } from './timeline-scale.ts'
import { TimelinePlot } from './TimelinePlot.tsx'
import { useFrame } from './use-frame.ts'
import { useSpan, type VisibleSpan } from './use-span.ts'
import { useDetail, useWholeTimeline, type TimelineSubject } from './use-timeline.ts'
import './timeline.css'

type EventKind = TimelineEvent['kind']

/** When did what happen: good above bad on one relative clock. */
export function TimelinePanel() {
  return (
    <InvestigationAnswer>
      {investigation => <Whole key={investigation.investigationId} investigation={investigation} />}
    </InvestigationAnswer>
  )
}

function Whole({ investigation }: { readonly investigation: InvestigationView }) {
  const subject = useSubject(investigation)
  const [answer, retry] = useWholeTimeline(subject)
  return (
    <div className="timeline-whole">
      <SkewNotice investigation={investigation} />
      <AnswerView answer={answer} what="the timeline" onRetry={retry}>
        {whole => (
          <Clocked key={String(subject.correctSkew)} investigation={investigation} subject={subject} whole={whole} />
        )}
      </AnswerView>
    </div>
  )
}

/** Where no skew is known there is nothing to correct. */
function useSubject(investigation: InvestigationView): TimelineSubject {
  const correctsClocks = useView(state => state.correctsClocks)
  const { investigationId } = investigation
  return { investigationId, correctSkew: correctsClocks && listSkews(investigation).length > 0 }
}

interface ClockedProps {
  readonly investigation: InvestigationView
  readonly subject: TimelineSubject
  readonly whole: TimelineView
}

function Clocked({ investigation, subject, whole }: ClockedProps) {
  const extent = useMemo(() => findExtent(whole), [whole])
  const unit = useUnit()
  if (extent === undefined) {
    return (
      <StateMessage title={`Neither ${unit} can be placed on a clock`}>
        <p>
          No artifact of the good {unit} and none of the bad {unit} has a readable clock, so nothing can be said about
          when things happened. The Logs panel shows their lines in the order they were written.
        </p>
      </StateMessage>
    )
  }
  return <Timeline investigation={investigation} subject={subject} whole={whole} extent={extent} />
}

function Timeline({ investigation, subject, whole, extent }: ClockedProps & { readonly extent: Span }) {
  const frame = useFrame()
  const span = useSpan(extent, frame.request)
  const detail = useDetail(subject, span.settled)
  const [hidden, setHidden] = useState<ReadonlySet<EventKind>>(new Set())
  const kinds = useMemo(() => findKinds(investigation), [investigation])
  const view = useMemo(() => refine(whole, detail?.kind === 'ready' ? detail.value : undefined), [whole, detail])
  const { from, to } = span.settled ?? extent
  const inView = useMemo(() => ({ from, to }), [from, to])
  const indexed = useMemo(() => indexTimeline(view, kinds, hidden), [view, kinds, hidden])
  const timeline = useMemo(() => withoutEmpty(indexed, inView), [indexed, inView])
  const toggle = (kind: EventKind) => {
    setHidden(now => (now.has(kind) ? new Set([...now].filter(other => other !== kind)) : new Set([...now, kind])))
  }
  return (
    <div className="timeline">
      <div className="timeline-head">
        <h1>Timeline</h1>
        <ZoomButtons span={span} extent={extent} />
        <KindFilter hidden={hidden} onToggle={toggle} />
        <Legend />
      </div>
      {detail?.kind === 'failed' && <DetailFailed error={detail.error} />}
      <div className="timeline-main">
        <TimelinePlot investigation={investigation} timeline={timeline} extent={extent} span={span} frame={frame} />
        <EventList
          view={view}
          kinds={kinds}
          span={inView}
          isWhole={span.settled === undefined}
          hidden={hidden}
          emptyLanes={view.lanes.filter(lane => !timeline.view.lanes.includes(lane))}
        />
      </div>
    </div>
  )
}

/** The plot stays: it goes on showing the coarser steps of the whole. */
function DetailFailed({ error }: { readonly error: AppError }) {
  const { what, todo } = errorText(error)
  return (
    <p className="timeline-failed" role="alert">
      <WarningIcon />
      <span>
        {visible(what)} What is shown stays as coarse as before. {visible(todo)}
      </span>
    </p>
  )
}

const ZOOMS = [
  { key: '+', label: 'Zoom in', sign: '+' },
  { key: '-', label: 'Zoom out', sign: '−' },
  { key: 'ArrowLeft', label: 'Earlier', sign: '←' },
  { key: 'ArrowRight', label: 'Later', sign: '→' },
] as const

function ZoomButtons({ span, extent }: { readonly span: VisibleSpan; readonly extent: Span }) {
  const press = (key: string) => {
    const next = spanForKey(key, span.live.current, extent)
    if (next !== undefined) span.change(next)
  }
  return (
    <div className="timeline-zoom" role="group" aria-label="Zoom and pan">
      {ZOOMS.map(({ key, label, sign }) => (
        <Button key={key} small iconOnly aria-label={label} title={label} onClick={() => press(key)}>
          {sign}
        </Button>
      ))}
      <Button small onClick={() => press('0')} disabled={span.settled === undefined}>
        Show all
      </Button>
    </div>
  )
}

const FILTERS: readonly { readonly kind: EventKind; readonly label: string }[] = [
  { kind: 'finding', label: 'Findings' },
  { kind: 'version', label: 'Versions' },
  { kind: 'test', label: 'Tests' },
  { kind: 'phase', label: 'Phases' },
]

interface KindFilterProps {
  readonly hidden: ReadonlySet<EventKind>
  readonly onToggle: (kind: EventKind) => void
}

function KindFilter({ hidden, onToggle }: KindFilterProps) {
  return (
    <div className="timeline-filter" role="group" aria-label="Events to show">
      {FILTERS.map(({ kind, label }) => (
        <label key={kind}>
          <input type="checkbox" checked={!hidden.has(kind)} onChange={() => onToggle(kind)} />
          {label}
        </label>
      ))}
    </div>
  )
}

function Legend() {
  return (
    <ul className="timeline-legend" aria-label="Signs">
      {(Object.keys(MARK_LOOKS) as MarkKind[]).map(kind => (
        <li key={kind}>
          <MarkSign kind={kind} />
          {MARK_LOOKS[kind].label}
        </li>
      ))}
      <li>
        <span className="timeline-swatch lines" aria-hidden="true" />
        lines
      </li>
      <li>
        <span className="timeline-swatch errors" aria-hidden="true" />
        error lines
      </li>
    </ul>
  )
}

/** Lanes with nothing in either run take no room until something of them comes into view. */
function withoutEmpty(timeline: IndexedTimeline, span: Span): IndexedTimeline {
  return { ...timeline, view: { ...timeline.view, lanes: filledLanes(timeline, span) } }
}

/** The whole timeline with what a closer look brought; lanes and starts stay those of the whole. */
function refine(whole: TimelineView, detail: TimelineView | undefined): TimelineView {
  if (detail === undefined) return whole
  const good = detail.good === null || whole.good === null ? whole.good : { ...detail.good, start: whole.good.start }
  const bad = detail.bad === null || whole.bad === null ? whole.bad : { ...detail.bad, start: whole.bad.start }
  return { good, bad, lanes: whole.lanes, omitted: detail.omitted }
}

function findKinds({ good, bad }: InvestigationView): ReadonlyMap<string, FindingKind> {
  return new Map([...good.findings, ...bad.findings].map(finding => [finding.id, finding.kind]))
}
