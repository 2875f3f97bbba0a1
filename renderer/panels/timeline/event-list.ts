import type { TimelineView } from '#shared/ipc/views.ts'
import type { FindingKind } from '#shared/model/finding.ts'
import type { TimelineEvent } from '#shared/model/timeline.ts'
import { kindOfEvent, SIDES, type MarkKind, type Side } from './timeline-layout.ts'
import type { Span } from './timeline-scale.ts'

/** An event of either run, placed on the relative clock. */
export interface ListedEvent {
  readonly side: Side
  readonly offset: number
  readonly kind: MarkKind
  readonly event: TimelineEvent
}

export interface EventList {
  readonly shown: readonly ListedEvent[]
  /** Events in the span that are not in `shown`. */
  readonly more: number
}

/** More than this is no longer read but searched; zooming in brings the rest. */
export const LIST_LIMIT = 200

/** Events of both runs inside the span, by offset; the first {@link LIST_LIMIT}. `only` leaves out other kinds. */
export function listEvents(
  view: TimelineView,
  kinds: ReadonlyMap<string, FindingKind>,
  { span, hidden }: { readonly span: Span; readonly hidden: ReadonlySet<TimelineEvent['kind']> },
): EventList {
  const all = SIDES.flatMap(side => {
    const start = view[side]?.start ?? 0
    return (view[side]?.events ?? []).map(event => ({
      side,
      offset: event.at - start,
      kind: kindOfEvent(event, kinds),
      event,
    }))
  })
  const inside = all
    .filter(({ offset, event }) => offset >= span.from && offset <= span.to && !hidden.has(event.kind))
    .sort((a, b) => a.offset - b.offset)
  return { shown: inside.slice(0, LIST_LIMIT), more: Math.max(0, inside.length - LIST_LIMIT) }
}
