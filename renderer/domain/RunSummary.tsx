import type { RunFacts } from '#shared/model/run.ts'
import { strings } from '../strings/index.ts'
import { Badge } from '../ui/Badge.tsx'
import { resultLabel } from './labels.ts'
import { Time } from './Time.tsx'

export function RunResultBadge({ result }: { readonly result: RunFacts['result'] | undefined }) {
  const label = resultLabel(result)
  return <Badge tone={label.tone}>{label.text}</Badge>
}

/** Result and start of a run in one line; what is not stated is said to be unknown. */
export function RunSummary({ facts }: { readonly facts: RunFacts }) {
  return (
    <span className="run-summary">
      <RunResultBadge result={facts.result} />
      <RunTime facts={facts} />
    </span>
  )
}

export function RunTime({ facts }: { readonly facts: RunFacts }) {
  if (facts.startedAt === undefined) return <span>{strings.domain.run.startUnknown}</span>
  // The start of a run relative to itself says nothing; a person who chose relative times still wants the date here.
  return <Time at={facts.startedAt} />
}
