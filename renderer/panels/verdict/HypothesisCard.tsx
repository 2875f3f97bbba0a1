import { visible } from '#shared/base/text.ts'
import type { Hypothesis } from '#shared/model/verdict.ts'
import { EQUALLY_WELL } from '#shared/report/show-runs.ts'
import { CopyButton } from '../../domain/CopyButton.tsx'
import { CONFIDENCE, type Label } from '../../domain/labels.ts'
import { Term } from '../../domain/Term.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { ExternalLink } from '../../ui/ExternalLink.tsx'
import { Arguments } from './Arguments.tsx'

interface HypothesisCardProps {
  readonly hypothesis: Hypothesis
  readonly rank: number
  /** The headline of the panel already says what it is. */
  readonly isHeadline: boolean
}

interface ConfidenceProps extends Label {
  readonly isExplained: boolean
}

/** Explained where it first stands. */
function Confidence({ tone, text, isExplained }: ConfidenceProps) {
  const badge = <Badge tone={tone}>{text}</Badge>
  return isExplained ? <Term id="confidence">{badge}</Term> : badge
}

export function HypothesisCard({ hypothesis, rank, isHeadline }: HypothesisCardProps) {
  const confidence = CONFIDENCE[hypothesis.confidence]
  return (
    <article className={`card hypothesis ${hypothesis.confidence}`}>
      <header>
        {isHeadline ? undefined : (
          <span className="rank" aria-hidden="true">
            {rank}
          </span>
        )}
        <h2>{isHeadline ? 'Hypothesis 1' : visible(hypothesis.title)}</h2>
        <Confidence {...confidence} isExplained={rank === 1} />
      </header>
      <section>
        <h3>Why</h3>
        <Arguments list={hypothesis.for} sign="+" />
      </section>
      <Ties {...hypothesis} />
      <section>
        <h3>What speaks against it</h3>
        {hypothesis.against.length === 0 ? (
          <p className="nothing">Nothing that was read speaks against it.</p>
        ) : (
          <Arguments list={hypothesis.against} sign="−" />
        )}
      </section>
      <NextSteps steps={hypothesis.nextSteps} />
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
      <p className="nothing tie-note">
        {nextSteps.length === 0
          ? 'So it is no cause yet. A run that has one of them without the others would tell them apart.'
          : 'So it is no cause yet. The next steps say what would tell them apart.'}
      </p>
    </section>
  )
}

function NextSteps({ steps }: { readonly steps: readonly string[] }) {
  if (steps.length === 0) return undefined
  return (
    <section>
      <h3>
        Next steps <CopyButton label="Copy next steps" iconOnly text={() => steps.map(s => `- ${s}`).join('\n')} />
      </h3>
      <ol className="steps">
        {steps.map(step => (
          <li key={step}>{visible(step)}</li>
        ))}
      </ol>
    </section>
  )
}

function References({ references }: { readonly references: readonly string[] }) {
  if (references.length === 0) return undefined
  return (
    <section>
      <h3>Where this knowledge comes from</h3>
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
