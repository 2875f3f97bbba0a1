import { visible } from '#shared/base/text.ts'
import { formatDuration, instant } from '#shared/base/time.ts'
import type { TimelineKind, TimelineRow } from '#shared/ipc/views.ts'
import { SideMark } from '../../domain/SideMark.tsx'
import { absoluteText } from '../../domain/time-text.ts'
import { useSettings } from '../../state/stores.tsx'
import { useDebounced } from '../../state/use-debounced.ts'
import { useLastReady } from '../../state/use-last-ready.ts'
import { strings } from '../../strings/index.ts'
import { formatCount } from '../../ui/number-text.ts'
import { windowOf, type Timeline } from './frame-state.ts'
import type { Hit } from './hit-test.ts'
import { kindsOfRow } from './kinds.ts'
import type { Band, TestBar } from './layout-bands.ts'
import { linesAt } from './layout-heat.ts'
import type { Mark } from './layout-marks.ts'
import { MarkSign } from './MarkSign.tsx'
import { formatOffset } from './timeline-scale.ts'
import type { Hover } from './use-plot-pointer.ts'
import { useEvents, type TimelineSubject } from './use-timeline.ts'

const words = strings.timeline.card

const SHOWN = 5
/** A pointer that passes by asks nothing. */
const REST_MS = 60
/** Left of the pointer where there is no room to its right. */
const TURN_AT = 420

interface HoverCardProps {
  readonly hover: Hover
  readonly timeline: Timeline
  readonly subject: TimelineSubject
  readonly hidden: ReadonlySet<TimelineKind>
}

/** What is under the pointer, since zero and with its date. The table says the same for the keyboard. */
export function HoverCard({ hover, timeline, subject, hidden }: HoverCardProps) {
  const { hit, x, y } = hover
  const isRight = x > TURN_AT
  return (
    <div
      className="timeline-tip"
      aria-hidden="true"
      style={{
        transform: `translate(${isRight ? x - 12 : x + 14}px, ${y + 16}px)${isRight ? ' translateX(-100%)' : ''}`,
      }}
    >
      <p className="timeline-tip-head">
        <SideMark side={hit.shapes.side} />
        <b>{visible(hit.shapes.row.kind === 'lane' ? hit.shapes.row.id : hit.shapes.row.label)}</b>
      </p>
      <CardBody hit={hit} x={x} timeline={timeline} subject={subject} hidden={hidden} />
    </div>
  )
}

type BodyProps = Omit<HoverCardProps, 'hover'> & { readonly hit: Hit; readonly x: number }

function CardBody({ hit, x, timeline, subject, hidden }: BodyProps) {
  switch (hit.kind) {
    case 'mark':
      return <MarkCard key={hit.mark.from} hit={hit} timeline={timeline} subject={subject} hidden={hidden} />
    case 'band':
      return <SpanCard name={hit.band.phase.name} span={hit.band.phase} origin={hit.shapes.plot.origin} />
    case 'test':
      return <TestCard bar={hit.bar} origin={hit.shapes.plot.origin} />
    case 'heat':
      return <HeatCard hit={hit} x={x} timeline={timeline} />
  }
}

function When({ at, origin }: { readonly at: number; readonly origin: number }) {
  const mode = useSettings(state => state.settings.time)
  return (
    <span className="timeline-tip-when">
      {formatOffset(at - origin, 1_000)} · {absoluteText(instant(at), mode)}
    </span>
  )
}

interface MarkCardProps extends Omit<HoverCardProps, 'hover'> {
  readonly hit: Extract<Hit, { readonly kind: 'mark' }>
}

function MarkCard({ hit: { mark, shapes }, timeline, subject, hidden }: MarkCardProps) {
  const { side, row, plot } = shapes
  const stretch = { from: mark.from - plot.origin, to: mark.to - plot.origin }
  const asked = useDebounced(JSON.stringify([side, row.id, stretch]), REST_MS)
  const isAsked = asked === JSON.stringify([side, row.id, stretch])
  const query = {
    windows: { [side]: windowOf(stretch, side, timeline.zero) },
    zero: timeline.zero.offsets,
    kinds: [...kindsOfRow(row, hidden)],
    lanes: row.choice,
    offset: 0,
    limit: SHOWN,
  }
  const [found] = useEvents(subject, isAsked ? query : undefined)
  const answer = useLastReady(found)
  const page = answer.kind === 'ready' ? answer.value : undefined
  const first = page?.rows ?? []
  return (
    <>
      <MarkHead mark={mark} origin={plot.origin} />
      {first.length === 0 && <p className="timeline-tip-text">…</p>}
      {first.map((event, index) => (
        <CardEvent key={index} event={event} />
      ))}
      <p className="timeline-tip-hint">
        {words.markHint(mark.count, page === undefined ? 0 : page.total - first.length)}
      </p>
    </>
  )
}

function MarkHead({ mark, origin }: { readonly mark: Mark; readonly origin: number }) {
  return (
    <p>
      <MarkSign kind={mark.kind} />
      {words.mark(mark.kind, mark.severity, mark.count)}
      <When at={mark.from} origin={origin} />
      {mark.to > mark.from && <span className="timeline-tip-when">{words.over(mark.to - mark.from)}</span>}
    </p>
  )
}

function CardEvent({ event }: { readonly event: TimelineRow }) {
  return (
    <p className="timeline-tip-event">
      <span className="timeline-tip-text">{visible(event.text)}</span>
      <span className="timeline-tip-source">
        {visible(event.artifact)}:{formatCount(event.line)}
        {event.count > 1 && ` ${strings.timeline.table.moreLikeIt(event.count - 1)}`}
      </span>
    </p>
  )
}

interface SpanCardProps {
  readonly name: string
  readonly span: Pick<Band['phase'], 'from' | 'to'>
  readonly origin: number
}

function SpanCard({ name, span, origin }: SpanCardProps) {
  return (
    <>
      <p>
        <b>{visible(name)}</b>, {formatDuration(span.to - span.from)}
      </p>
      <p>
        <When at={span.from} origin={origin} />
        <When at={span.to} origin={origin} />
      </p>
    </>
  )
}

function TestCard({ bar, origin }: { readonly bar: TestBar; readonly origin: number }) {
  return (
    <>
      {bar.count > 1 && <p>{words.failedTests(bar.count)}</p>}
      <SpanCard name={`✕ ${bar.test.name}`} span={bar.test} origin={origin} />
      <p className="timeline-tip-hint">{words.testHint(bar.count)}</p>
    </>
  )
}

interface HeatCardProps {
  readonly hit: Hit
  readonly x: number
  readonly timeline: Timeline
}

function HeatCard({ hit: { shapes }, x, timeline }: HeatCardProps) {
  const { side, row, plot } = shapes
  const level = timeline.levels.levelFor(side, windowOf(plot.span, side, timeline.zero))
  const counted = level === undefined ? undefined : linesAt(timeline.indexed(level).densitiesOf(row), plot, x)
  if (counted === undefined) return undefined
  return (
    <p>
      {words.lines(counted.lines, counted.errors)}
      <When at={counted.from} origin={plot.origin} />
      <span className="timeline-tip-when">{words.over(counted.to - counted.from)}</span>
    </p>
  )
}
