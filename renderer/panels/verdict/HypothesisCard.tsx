import { visible } from '#shared/base/text.ts'
import type { Hypothesis } from '#shared/model/verdict.ts'
import type { CaseStatement } from '#shared/model/case.ts'
import { EQUALLY_WELL } from '#shared/report/show-runs.ts'
import { CONFIDENCE } from '../../domain/labels.ts'
import { findDismissal } from '../../state/pins.ts'
import { useCase } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { Badge } from '../../ui/Badge.tsx'
import { ExternalLink } from '../../ui/ExternalLink.tsx'
import { Arguments } from './Arguments.tsx'
import { DismissButton, DismissedNote } from './Dismiss.tsx'
import { NextSteps } from './NextSteps.tsx'

const words = strings.verdict.hypothesis

interface HypothesisCardProps {
  readonly hypothesis: Hypothesis
  readonly rank: number
  /** The headline of the panel already says what it is and how sure that is. */
  readonly isHeadline: boolean
  /** What to do next stands elsewhere. */
  readonly isWithoutSteps: boolean
}

export function HypothesisCard({ hypothesis, rank, isHeadline, isWithoutSteps }: HypothesisCardProps) {
  const confidence = CONFIDENCE[hypothesis.confidence]
  const statement: CaseStatement = { kind: 'hypothesis', id: hypothesis.id, title: hypothesis.title }
  const isDismissed = useCase(state => findDismissal(state.work, statement) !== undefined)
  return (
    <article className={`card ${hypothesis.confidence} hypothesis`}>
      <header>
        {isHeadline ? undefined : (
          <span className="rank" aria-hidden="true">
            {rank}
          </span>
        )}
        <h2>{isHeadline ? words.why : visible(hypothesis.title)}</h2>
        {isHeadline ? undefined : <Badge tone={confidence.tone}>{confidence.text}</Badge>}
        {isDismissed ? undefined : <DismissButton statement={statement} />}
      </header>
      <DismissedNote statement={statement} />
      <section>
        {isHeadline ? undefined : <h3>{words.why}</h3>}
        <Arguments list={hypothesis.for} sign="+" />
      </section>
      <Ties {...hypothesis} />
      <section>
        <h3>{words.against}</h3>
        {hypothesis.against.length === 0 ? (
          <p className="nothing">{words.nothingAgainst}</p>
        ) : (
          <Arguments list={hypothesis.against} sign="−" />
        )}
      </section>
      {isWithoutSteps ? undefined : <NextSteps steps={hypothesis.nextSteps} isCard={false} />}
      <References references={hypothesis.references} />
    </article>
  )
}

/** With any, it is no cause yet. What would tell them apart is a next step. */
function Ties({ tiedWith, nextSteps }: Hypothesis) {
  if (tiedWith.length === 0) return undefined
  return (
    <section>
      <h3>{EQUALLY_WELL}</h3>
      <ul className="arguments">
        {tiedWith.map(title => (
          <li key={title}>
            <span className="sign" aria-hidden="true">
              =
            </span>
            <p>{visible(title)}</p>
          </li>
        ))}
      </ul>
      <p className="nothing tie-note">{nextSteps.length === 0 ? words.tied : words.tiedWithSteps}</p>
    </section>
  )
}

function References({ references }: { readonly references: readonly string[] }) {
  if (references.length === 0) return undefined
  return (
    <section className="reference-section">
      <h3>{words.references}</h3>
      <ul className="references">
        {references.map(reference => (
          <li key={reference}>
            <ExternalLink address={reference}>{visible(reference.replace(/^https:\/\//u, ''))}</ExternalLink>
          </li>
        ))}
      </ul>
    </section>
  )
}
