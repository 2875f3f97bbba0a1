import { useMemo } from 'react'
import { visible } from '#shared/base/text.ts'
import type { TimelineView } from '#shared/ipc/views.ts'
import type { FindingKind } from '#shared/model/finding.ts'
import type { TimelineEvent } from '#shared/model/timeline.ts'
import { SideMark } from '../../domain/SideMark.tsx'
import { absoluteText } from '../../domain/time-text.ts'
import { useUnit } from '../../domain/unit.ts'
import { useSettings } from '../../state/stores.tsx'
import { formatCount, plural } from '../../ui/number-text.ts'
import { listEvents, type ListedEvent } from './event-list.ts'
import { MarkSign } from './MarkSign.tsx'
import { MARK_LOOKS } from './mark-shapes.ts'
import { openLine } from './open-line.ts'
import { formatOffset, type Span } from './timeline-scale.ts'

interface EventListProps {
  readonly view: TimelineView
  readonly kinds: ReadonlyMap<string, FindingKind>
  readonly span: Span
  /** The span is all there is. */
  readonly isWhole: boolean
  readonly hidden: ReadonlySet<TimelineEvent['kind']>
  /** Lanes that are left out because they hold nothing in the span. */
  readonly emptyLanes: readonly string[]
}

/** The same events as text, for reading, for the keyboard and for assistive technology. */
export function EventList({ view, kinds, span, isWhole, hidden, emptyLanes }: EventListProps) {
  const unit = useUnit()
  const { shown, more } = useMemo(() => listEvents(view, kinds, { span, hidden }), [view, kinds, span, hidden])
  return (
    <section className="timeline-events" aria-label="Events in view">
      <h2>
        {plural(shown.length + more, 'event')} in view
        <span className="timeline-range">
          {isWhole ? `both ${unit}s, whole` : `${formatOffset(span.from)} to ${formatOffset(span.to)}`}
        </span>
      </h2>
      {view.omitted > 0 && (
        <p className="timeline-note">{plural(view.omitted, 'event')} left out here: zoom in to see them.</p>
      )}
      {emptyLanes.length > 0 && (
        <p className="timeline-note" title={emptyLanes.map(visible).join(', ')}>
          {plural(emptyLanes.length, 'lane')} with nothing here not shown.
        </p>
      )}
      {shown.length === 0 && <p className="timeline-note">Nothing of the chosen kinds happened in this stretch.</p>}
      <ul>
        {shown.map((listed, index) => (
          <li key={index}>
            <EventButton listed={listed} />
          </li>
        ))}
      </ul>
      {more > 0 && <p className="timeline-note">{formatCount(more)} more: zoom in.</p>}
    </section>
  )
}

function EventButton({ listed: { side, offset, kind, event } }: { readonly listed: ListedEvent }) {
  const mode = useSettings(state => state.settings.time)
  const place = `${visible(event.evidence.artifact)}:${formatCount(event.evidence.line)}`
  return (
    <button
      type="button"
      className="timeline-event"
      title={`${absoluteText(event.at, mode)} · ${place}`}
      onClick={() => openLine(side, event.evidence)}
    >
      <span className="timeline-event-head">
        <SideMark side={side} />
        <span className="timeline-event-at">{formatOffset(offset)}</span>
        <MarkSign kind={kind} />
        <span className="timeline-event-kind">{MARK_LOOKS[kind].label}</span>
        <span className="timeline-event-lane">{visible(event.lane)}</span>
      </span>
      <span className="timeline-event-text">{visible(event.text)}</span>
    </button>
  )
}
