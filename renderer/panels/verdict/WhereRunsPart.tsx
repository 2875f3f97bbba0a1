import { useState } from 'react'
import { formatBytes } from '#shared/base/size-text.ts'
import { formatDuration } from '#shared/base/time.ts'
import { visible } from '#shared/base/text.ts'
import type { Divergence, InvestigationView, LaneComparison, LaneEvent, StepDuration } from '#shared/ipc/views.ts'
import { whereSide, type Unit } from '#shared/report/show-runs.ts'
import { AnswerView } from '../../domain/AnswerView.tsx'
import { EvidenceQuote } from '../../domain/EvidenceLink.tsx'
import { GoodQuote } from '../../domain/GoodEvidence.tsx'
import { Term } from '../../domain/Term.tsx'
import { useUnit } from '../../domain/unit.ts'
import { useSettledAnswer } from '../../state/use-settled-answer.ts'
import { Button } from '../../ui/Button.tsx'
import { formatCount } from '../../ui/number-text.ts'

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
    <section className="card where-runs-part" aria-label={`Where the ${unit}s part`}>
      <h2>
        Where the {unit}s <Term id="divergence">part</Term>
      </h2>
      <AnswerView
        answer={answer}
        what={`the stories of both ${unit}s`}
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
      Reading what both {unit}s say of the same tests and pods…{' '}
      <Button small onClick={onCancel}>
        Cancel
      </Button>
    </p>
  )
}

function Offer({ bytes, onRead }: { readonly bytes: number; readonly onRead: () => void }) {
  return (
    <p className="nothing">
      <Button small onClick={onRead}>
        Find the first line
      </Button>{' '}
      reads {formatBytes(bytes)} once more.
    </p>
  )
}

function Found({ found: { divergences, steps, missing } }: { readonly found: LaneComparison }) {
  if (divergences.length === 0 && steps.length === 0 && missing.length === 0)
    return <p className="nothing">No failing test or pod was found that both know and whose lines part.</p>
  const rest = divergences.slice(SHOWN)
  return (
    <>
      <Partings divergences={divergences.slice(0, SHOWN)} />
      {rest.length === 0 ? undefined : (
        <details className="disclosure">
          <summary>{formatCount(rest.length)} more</summary>
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
            <dt>Both say</dt>
            <dd>
              <BadEvent event={lastCommon} />
            </dd>
          </>
        )}
        <dt>{lastCommon === undefined ? `The bad ${unit} says` : `Then the bad ${unit} says`}</dt>
        <dd>{event === undefined ? <p>Nothing more.</p> : <BadEvent event={event} />}</dd>
        <dt>{expectedText(divergence, unit)}</dt>
        <dd>
          {first === undefined ? (
            <p>Nothing more.</p>
          ) : (
            <>
              <EventTitle event={first.event} />
              <GoodQuote goodRun={first.goodRun} evidence={first.event.evidence} />
            </>
          )}
        </dd>
      </dl>
      {rejoined === undefined ? undefined : <p className="nothing">A few lines later both say the same again.</p>}
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
  return title === undefined ? undefined : <p>{title}:</p>
}

/** Who says what was expected: the good run, or so many of several. */
function expectedText({ goodLanes, expected: [first] }: Divergence, unit: Unit): string {
  if (goodLanes === 1) return `Where the good ${unit} says`
  return first === undefined ? 'Where the good runs say' : `Where ${first.lanes} of ${goodLanes} good runs say`
}

function Steps({ steps }: { readonly steps: readonly StepDuration[] }) {
  const unit = useUnit()
  if (steps.length === 0) return undefined
  return (
    <details className="disclosure">
      <summary>Steps that took another time: {formatCount(steps.length)}</summary>
      <ul className="parting-steps">
        {steps.map(({ lane, from, to, badMicros, goodMicros }) => (
          <li key={`${lane} ${to.evidence.artifact}:${to.evidence.line}`}>
            <p>
              {formatDuration(badMicros)} {whereSide('bad', unit)}, {rangeText(goodMicros)} {whereSide('good', unit)}
              {goodMicros.length === 1 ? `; one good ${unit} tells of it, so this may be chance` : ''}
            </p>
            <BadEvent event={from} />
            <BadEvent event={to} />
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Ascending. */
function rangeText(micros: readonly number[]): string {
  const [least = 0, most = least] = [micros[0], micros.at(-1)]
  return least === most ? formatDuration(least) : `${formatDuration(least)} to ${formatDuration(most)}`
}

function Missing({ missing }: Pick<LaneComparison, 'missing'>) {
  const unit = useUnit()
  if (missing.length === 0) return undefined
  return (
    <details className="disclosure">
      <summary>Found on one side only: {formatCount(missing.length)}</summary>
      <ul className="parting-steps">
        {missing.map(({ lane, title, lacks }) => (
          <li key={`${lane} ${lacks}`}>
            {visible(title)}: none like it was found {whereSide(lacks, unit)}
          </li>
        ))}
      </ul>
    </details>
  )
}
