import { useMemo } from 'react'
import type { AppError } from '#shared/base/result.ts'
import { visible } from '#shared/base/text.ts'
import type { InvestigationView, TimelineView } from '#shared/ipc/views.ts'
import { errorText } from '#shared/report/error-text.ts'
import { AnswerView } from '../../domain/AnswerView.tsx'
import { InvestigationAnswer } from '../../domain/InvestigationAnswer.tsx'
import { useUnit } from '../../domain/unit.ts'
import { useRoute } from '../../state/route.ts'
import { useView } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { WarningIcon } from '../../ui/icons.tsx'
import { StateMessage } from '../../ui/StateMessage.tsx'
import { EventTable } from './EventTable.tsx'
import { findExtent } from './extent.ts'
import { createIndexer } from './indexed-level.ts'
import type { Timeline } from './frame-state.ts'
import { peakRate } from './layout-heat.ts'
import { listSkews } from './list-skews.ts'
import { Minimap } from './Minimap.tsx'
import { SelectionBar } from './SelectionBar.tsx'
import { SIDES } from './sides.ts'
import { SkewNotice } from './SkewNotice.tsx'
import { TimelineFilters } from './TimelineFilters.tsx'
import { buildRows } from './timeline-rows.ts'
import type { Span } from './timeline-scale.ts'
import { TimelinePlot } from './TimelinePlot.tsx'
import { TimelineToolbar } from './TimelineToolbar.tsx'
import { useFrame } from './use-frame.ts'
import { useSelection } from './use-selection.ts'
import { useSpans } from './use-spans.ts'
import { useFindEvents, useLevels, useWholeTimeline, type TimelineSubject } from './use-timeline.ts'
import { originsOf, readZero, type Zero } from '../../domain/zero.ts'
import './timeline.css'

const words = strings.timeline

/** When did what happen: both runs lane by lane on one relative clock. */
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
      <AnswerView answer={answer} what={words.what} onRetry={retry}>
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
  const chosen = useRoute().zero
  const zero = useMemo(() => readZero(chosen, whole), [chosen, whole])
  const extent = useMemo(() => findExtent(whole, originsOf(whole, zero)), [whole, zero])
  const unit = useUnit()
  if (extent === undefined) {
    return (
      <StateMessage title={words.noClock.title(unit)}>
        <p>{words.noClock.text(unit)}</p>
      </StateMessage>
    )
  }
  return <Placed investigation={investigation} subject={subject} whole={whole} zero={zero} extent={extent} />
}

interface PlacedProps extends ClockedProps {
  readonly zero: Zero
  readonly extent: Span
}

function Placed({ investigation, subject, whole, zero, extent }: PlacedProps) {
  const frame = useFrame()
  const spans = useSpans(extent, frame.request)
  const hiddenKinds = useView(state => state.timeline.hiddenKinds)
  const isTableShown = useView(state => state.timeline.isTableShown)
  const hidden = useMemo(() => new Set(hiddenKinds), [hiddenKinds])
  const [levels, failure] = useLevels(subject, whole, frame.request)
  const indexed = useMemo(() => createIndexer(hidden), [hidden])
  const { rows, height, filteredOut, lanes } = useRows(whole)
  const { isLocked } = spans
  const timeline = useMemo<Timeline>(
    () => ({
      ...{ whole, zero, extent, rows, height, isLocked, levels, indexed },
      origins: originsOf(whole, zero),
      peak: peakRate(SIDES.flatMap(side => whole[side]?.density ?? [])),
      showsPhases: !hidden.has('phase'),
      showsTests: !hidden.has('test'),
    }),
    [whole, zero, extent, rows, height, isLocked, levels, indexed, hidden],
  )
  const find = useFindEvents(subject)
  const selection = useSelection({ timeline, spans, hidden, lanes, find })
  return (
    <div className="timeline">
      <TimelineToolbar investigation={investigation} timeline={timeline} spans={spans} selection={selection} />
      <TimelineFilters whole={whole} peak={timeline.peak} filteredOut={filteredOut} />
      {failure !== undefined && <DetailFailed error={failure} />}
      <Minimap timeline={timeline} spans={spans} frame={frame} />
      <div className="timeline-lanes" id="timeline-lanes">
        <TimelinePlot {...{ timeline, subject, spans, frame, selection, hidden, find }} />
      </div>
      <SelectionBar timeline={timeline} selection={selection} />
      {isTableShown && <EventTable {...{ timeline, subject, spans, hidden, lanes, selection }} />}
    </div>
  )
}

/** Rows as they are folded and filtered, and which lanes are among them. */
function useRows(whole: TimelineView) {
  const text = useView(state => state.filters['timeline'] ?? '')
  const folded = useView(state => state.timeline.folded)
  return useMemo(() => {
    const sides = SIDES.flatMap(side => whole[side] ?? [])
    const built = buildRows({
      ...{ lanes: whole.lanes, folded: new Set(folded), text },
      hasPhases: sides.some(({ phases }) => phases.length > 0),
      hasTests: sides.some(({ tests }) => tests.length > 0),
    })
    return { ...built, lanes: { text } }
  }, [whole, text, folded])
}

/** The plot stays: it goes on showing the coarser steps of the whole. */
function DetailFailed({ error }: { readonly error: AppError }) {
  const { what, todo } = errorText(error)
  return (
    <p className="timeline-failed" role="alert">
      <WarningIcon />
      <span>{words.detailFailed(visible(what), visible(todo))}</span>
    </p>
  )
}
