import { useRef, useState, type KeyboardEvent } from 'react'
import { visible } from '#shared/base/text.ts'
import { instant } from '#shared/base/time.ts'
import type { LaneChoice } from '#shared/ipc/lane-choice.ts'
import type { TimelineKind, TimelinePage, TimelineRow } from '#shared/ipc/views.ts'
import { AnswerView } from '../../domain/AnswerView.tsx'
import { PinButton } from '../../domain/PinButton.tsx'
import { SideMark } from '../../domain/SideMark.tsx'
import { clockText, zoneName } from '../../domain/time-text.ts'
import { useSettings } from '../../state/stores.tsx'
import { useLastReady } from '../../state/use-last-ready.ts'
import { strings } from '../../strings/index.ts'
import { Button } from '../../ui/Button.tsx'
import { formatCount } from '../../ui/number-text.ts'
import { windowsOf, type Timeline } from './frame-state.ts'
import { shownKinds } from './kinds.ts'
import { MarkSign } from './MarkSign.tsx'
import { openLine } from './open-line.ts'
import { formatEnds, formatOffset } from './timeline-scale.ts'
import { isSameRow, type Selection } from './use-selection.ts'
import type { VisibleSpans } from './use-spans.ts'
import { useEvents, type TimelineSubject } from './use-timeline.ts'

const words = strings.timeline
const { columns } = words.table

const PAGE = 100

interface EventTableProps {
  readonly timeline: Timeline
  readonly subject: TimelineSubject
  readonly spans: VisibleSpans
  readonly hidden: ReadonlySet<TimelineKind>
  /** Those that are shown. */
  readonly lanes: LaneChoice
  readonly selection: Selection
}

/** The same events as text, page by page: for reading, for the keyboard and for assistive technology. */
export function EventTable({ timeline, subject, spans, hidden, lanes, selection }: EventTableProps) {
  const about = JSON.stringify([spans.settled, [...hidden], lanes, timeline.zero.offsets])
  const [place, setPlace] = useState({ about, offset: 0 })
  // Another window, or other kinds, begin at the first page.
  const offset = place.about === about ? place.offset : 0
  const [asked, retry] = useEvents(subject, {
    windows: windowsOf(timeline, spans.settled),
    zero: timeline.zero.offsets,
    kinds: [...shownKinds(hidden)],
    lanes: { ...lanes, withRun: true },
    offset,
    limit: PAGE,
  })
  const answer = useLastReady(asked)
  const page = answer.kind === 'ready' ? answer.value : undefined
  return (
    <section className="timeline-events" aria-label={words.table.name} aria-busy={asked.kind === 'loading'}>
      <TableHead page={page} spans={spans} onPage={next => setPlace({ about, offset: next })} />
      <AnswerView answer={answer} what={words.table.what} onRetry={retry}>
        {ready =>
          ready.total === 0 ? (
            <p className="timeline-note">{words.table.none}</p>
          ) : (
            <Rows page={ready} timeline={timeline} selection={selection} />
          )
        }
      </AnswerView>
    </section>
  )
}

interface TableHeadProps {
  readonly page: TimelinePage | undefined
  readonly spans: VisibleSpans
  readonly onPage: (offset: number) => void
}

function TableHead({ page, spans, onPage }: TableHeadProps) {
  const { offset = 0, total = 0 } = page ?? {}
  const last = offset + (page?.rows.length ?? 0)
  return (
    <div className="timeline-events-head">
      <h2>
        {words.table.title(page?.events)}
        <span className="timeline-range">{rangeText(spans)}</span>
      </h2>
      <span className="timeline-page" role="status">
        {total > PAGE ? words.table.rows(offset + 1, last, total) : ''}
      </span>
      {total > PAGE && (
        <>
          <Button small disabled={offset === 0} onClick={() => onPage(Math.max(0, offset - PAGE))}>
            {words.table.earlier}
          </Button>
          <Button small disabled={last >= total} onClick={() => onPage(offset + PAGE)}>
            {words.table.later}
          </Button>
        </>
      )}
    </div>
  )
}

function rangeText({ settled: { good, bad }, isWhole, isLocked }: VisibleSpans): string {
  if (isWhole) return words.table.whole
  return isLocked ? words.stretch(formatEnds(good)) : words.table.stretches(formatEnds(good), formatEnds(bad))
}

interface RowsProps {
  readonly page: TimelinePage
  readonly timeline: Timeline
  readonly selection: Selection
}

function Rows({ page, timeline, selection }: RowsProps) {
  const mode = useSettings(state => state.settings.time)
  const body = useRef<HTMLTableSectionElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const buttons = [...(body.current?.querySelectorAll<HTMLElement>('.timeline-what button') ?? [])]
    const at = buttons.findIndex(button => button === document.activeElement)
    if (by === undefined || at === -1) return
    event.preventDefault()
    buttons[at + by]?.focus()
  }
  return (
    <div className="timeline-table" tabIndex={0} role="region" aria-label={words.table.content}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.table.since(timeline.zero.label)}</th>
            <th scope="col">{zoneName(mode)}</th>
            <th scope="col">{columns.run}</th>
            <th scope="col">{columns.kind}</th>
            <th scope="col">{columns.lane}</th>
            <th scope="col">{columns.what}</th>
            <th scope="col">{columns.line}</th>
            <th scope="col">
              <span className="visually-hidden">{columns.pin}</span>
            </th>
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={onKeyDown}>
          {page.rows.map((row, index) => (
            <EventRow key={page.offset + index} row={row} timeline={timeline} selection={selection} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface EventRowProps extends Omit<RowsProps, 'page'> {
  readonly row: TimelineRow
}

function EventRow({ row, timeline, selection }: EventRowProps) {
  const { side, at, kind, severity, lane, text, artifact, line, count } = row
  const isSelected = isSameRow(row, selection.selected)
  const mode = useSettings(state => state.settings.time)
  return (
    <tr className={isSelected ? 'is-selected' : undefined} aria-selected={isSelected} data-pinnable="">
      <td className="timeline-time">{formatOffset(at - timeline.origins[side])}</td>
      <td className="timeline-time">{clockText(instant(at), mode)}</td>
      <td>
        <SideMark side={side} />
      </td>
      <td className="timeline-kind">
        <MarkSign kind={kind} />{' '}
        {kind === 'version' || kind === 'phase' ? words.kinds[kind] : words.kindAndSeverity(kind, severity)}
      </td>
      <td>{visible(lane)}</td>
      <td className="timeline-what">
        <button type="button" onFocus={() => selection.select(row)} onClick={() => openLine(side, row)}>
          {visible(text)}
        </button>
        {count > 1 && <span className="timeline-count">{words.table.moreLikeIt(count - 1)}</span>}
      </td>
      <td className="timeline-place">
        <bdi dir="ltr">
          {visible(artifact)}:{formatCount(line)}
        </bdi>
      </td>
      <td className="timeline-pin">
        <PinButton line={{ side, artifact, line, text, at }} />
      </td>
    </tr>
  )
}
