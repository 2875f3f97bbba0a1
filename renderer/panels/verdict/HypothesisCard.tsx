import { visible } from '#shared/base/text.ts'
import type { Argument, Hypothesis } from '#shared/model/verdict.ts'
import { CopyButton } from '../../domain/CopyButton.tsx'
import { EvidenceList } from '../../domain/EvidenceLink.tsx'
import { CONFIDENCE } from '../../domain/labels.ts'
import { Badge } from '../../ui/Badge.tsx'
import { ExternalLink } from '../../ui/ExternalLink.tsx'

interface HypothesisCardProps {
  readonly hypothesis: Hypothesis
  readonly rank: number
  /** The headline of the panel already says what it is. */
  readonly isHeadline: boolean
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
        <Badge tone={confidence.tone}>{confidence.text}</Badge>
      </header>
      <section>
        <h3>Why</h3>
        <Arguments list={hypothesis.for} sign="+" />
      </section>
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

function Arguments({ list, sign }: { readonly list: readonly Argument[]; readonly sign: string }) {
  return (
    <ul className="arguments">
      {list.map((argument, index) => (
        <li key={index}>
          <span className={sign === '+' ? 'sign for' : 'sign against'} aria-hidden="true">
            {sign}
          </span>
          <div>
            <p>{visible(argument.text)}</p>
            {argument.basis === undefined ? undefined : <p className="basis">Known from: {visible(argument.basis)}</p>}
            {argument.side === 'witness' ? undefined : (
              <EvidenceList side={argument.side} evidence={argument.evidence} />
            )}
          </div>
        </li>
      ))}
    </ul>
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
