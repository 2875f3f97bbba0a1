import { useState } from 'react'
import { visible } from '#shared/base/text.ts'
import type { Divergence, InvestigationView, LaneComparison, LaneEvent, StepDuration } from '#shared/ipc/views.ts'
import type { Unit } from '#shared/report/show-runs.ts'
import { AnswerView } from '../../domain/AnswerView.tsx'
import { EvidenceQuote } from '../../domain/EvidenceLink.tsx'
import { GoodQuote } from '../../domain/GoodEvidence.tsx'
import { Term } from '../../domain/Term.tsx'
import { useUnit } from '../../domain/unit.ts'
import { useSettledAnswer } from '../../state/use-settled-answer.ts'
import { strings } from '../../strings/index.ts'
import { Button } from '../../ui/Button.tsx'

const words = strings.verdict.parting

/** Larger runs are read again only when somebody asks for it. Decoded bytes of both. */
const READ_AT_ONCE = 64 * 1024 * 1024
const SHOWN = 1

/** The first line at which a failing test, its pods, or what the leading finding speaks of leave the good run. */
export function WhereRunsPart({ view }: { readonly view: InvestigationView }) {
  const bytes = bytesOf(view.good) + bytesOf(view.bad)
  const [isWanted, setWanted] = useState(bytes <= READ_AT_ONCE)
  const unit = useUnit()
  const { investigationId } = view
  const [answer, retry] = useSettledAnswer('lanes.compare', isWanted ? { investigationId } : undefined)
  return (
    <section className="card where-runs-part" aria-label={words.region(unit)}>
      <h2>
        {words.title(unit, word => (
          <Term id="divergence">{word}</Term>
        ))}
      </h2>
      <AnswerView
        answer={answer}
        what={words.what(unit)}
        onRetry={retry}
        whileLoading={<Reading onCancel={() => setWanted(false)} />}
        whenIdle={<Offer bytes={bytes} onRead={() => setWanted(true)} />}
      >
        {found => <Found found={found} />}
      </AnswerView>
    </section>
  )
}

function bytesOf({ artifacts }: InvestigationView['good']): number {
  return artifacts.reduce((sum, { bytes }) => sum + bytes, 0)
}

function Reading({ onCancel }: { readonly onCancel: () => void }) {
  const unit = useUnit()
  return (
    <p className="nothing" role="status">
      {words.reading(unit)}{' '}
      <Button small onClick={onCancel}>
        {strings.verdict.cancel}
      </Button>
    </p>
  )
}

function Offer({ bytes, onRead }: { readonly bytes: number; readonly onRead: () => void }) {
  return (
    <p className="nothing">
      {words.offer(bytes, action => (
        <Button small onClick={onRead}>
          {action}
        </Button>
      ))}
    </p>
  )
}

function Found({ found: { divergences, steps, missing } }: { readonly found: LaneComparison }) {
  if (divergences.length === 0 && steps.length === 0 && missing.length === 0)
    return <p className="nothing">{words.none}</p>
  const rest = divergences.slice(SHOWN)
  return (
    <>
      <Partings divergences={divergences.slice(0, SHOWN)} />
      {rest.length === 0 ? undefined : (
        <details className="disclosure">
          <summary>{strings.verdict.more(rest.length)}</summary>
          <Partings divergences={rest} />
        </details>
      )}
      <Steps steps={steps} />
      <Missing missing={missing} />
    </>
  )
}

function Partings({ divergences }: Pick<LaneComparison, 'divergences'>) {
  return (
    <ul>
      {divergences.map(divergence => (
        <Parting key={divergence.lane} divergence={divergence} />
      ))}
    </ul>
  )
}

function Parting({ divergence }: { readonly divergence: Divergence }) {
  const { title, lastCommon, event, expected, rejoined } = divergence
  const [first] = expected
  const unit = useUnit()
  return (
    <li className="parting">
      <h3>{visible(title)}</h3>
      <dl>
        {lastCommon === undefined ? undefined : (
          <>
            <dt>{words.bothSay}</dt>
            <dd>
              <BadEvent event={lastCommon} />
            </dd>
          </>
        )}
        <dt>{lastCommon === undefined ? words.badSays(unit) : words.thenBadSays(unit)}</dt>
        <dd>{event === undefined ? <p>{words.nothingMore}</p> : <BadEvent event={event} />}</dd>
        <dt>{expectedText(divergence, unit)}</dt>
        <dd>
          {first === undefined ? (
            <p>{words.nothingMore}</p>
          ) : (
            <>
              <EventTitle event={first.event} />
              <GoodQuote goodRun={first.goodRun} evidence={first.event.evidence} />
            </>
          )}
        </dd>
      </dl>
      {rejoined === undefined ? undefined : <p className="nothing">{words.rejoined}</p>}
    </li>
  )
}

/** The line of an event, and what happens there where it does not say so itself. */
function BadEvent({ event }: { readonly event: LaneEvent }) {
  return (
    <>
      <EventTitle event={event} />
      <EvidenceQuote side="bad" evidence={event.evidence} />
    </>
  )
}

function EventTitle({ event: { title } }: { readonly event: LaneEvent }) {
  return title === undefined ? undefined : <p>{words.event(title)}</p>
}

/** Who says what was expected: the good run, or so many of several. */
function expectedText({ goodLanes, expected: [first] }: Divergence, unit: Unit): string {
  if (goodLanes === 1) return words.goodSays(unit)
  return first === undefined ? words.goodRunsSay : words.someGoodRunsSay(first.lanes, goodLanes)
}

function Steps({ steps }: { readonly steps: readonly StepDuration[] }) {
  const unit = useUnit()
  if (steps.length === 0) return undefined
  return (
    <details className="disclosure">
      <summary>{words.steps(steps.length)}</summary>
      <ul className="parting-steps">
        {steps.map(({ lane, from, to, badMicros, goodMicros }) => (
          <li key={`${lane} ${to.evidence.artifact}:${to.evidence.line}`}>
            <p>{words.step({ badMicros, goodMicros }, unit)}</p>
            <BadEvent event={from} />
            <BadEvent event={to} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function Missing({ missing }: Pick<LaneComparison, 'missing'>) {
  const unit = useUnit()
  if (missing.length === 0) return undefined
  return (
    <details className="disclosure">
      <summary>{words.missing(missing.length)}</summary>
      <ul className="parting-steps">
        {missing.map(({ lane, title, lacks }) => (
          <li key={`${lane} ${lacks}`}>{words.missingOne(visible(title), lacks, unit)}</li>
        ))}
      </ul>
    </details>
  )
}
