import { Fragment } from 'react'
import { visible } from '#shared/base/text.ts'
import { CopyButton } from '../../domain/CopyButton.tsx'
import { strings } from '../../strings/index.ts'

const words = strings.verdict.nextSteps

interface NextStepsProps {
  readonly steps: readonly string[]
  /** Its own card, not a part of one. */
  readonly isCard: boolean
}

/** What a person can do to be sure, or to mend it; nothing where nobody knows. */
export function NextSteps({ steps, isCard }: NextStepsProps) {
  if (steps.length === 0) return undefined
  const Heading = isCard ? 'h2' : 'h3'
  return (
    <section className={isCard ? 'card next-steps' : 'next-steps'}>
      <Heading>
        {words.title} <CopyButton label={words.copy} iconOnly text={() => steps.map(s => `- ${s}`).join('\n')} />
      </Heading>
      <ol className="steps">
        {steps.map(step => (
          <li key={step}>
            <StepText step={step} />
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What is in backticks is to be typed or looked for: it stands in code. */
function StepText({ step }: { readonly step: string }) {
  return step
    .split(/`(?<code>[^`]+)`/u)
    .map((part, index) =>
      index % 2 === 1 ? <code key={index}>{visible(part)}</code> : <Fragment key={index}>{visible(part)}</Fragment>,
    )
}
