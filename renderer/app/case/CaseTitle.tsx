import { visible } from '#shared/base/text.ts'
import { caseLimits } from '#shared/model/case.ts'
import type { RunFacts } from '#shared/model/run.ts'
import { useCase, useInvestigation } from '../../state/stores.tsx'

/** What the reader calls the case. Named after its runs while it has no name. */
export function CaseTitle() {
  const title = useCase(state => state.work.title)
  const act = useCase(state => state.act)
  const answer = useInvestigation(state => state.investigation)
  const facts = answer.kind === 'ready' ? answer.value.comparison : undefined
  const keep = (text: string) => {
    if (text.trim() !== title) act('Title changed', { kind: 'title', title: text.trim() })
  }
  return (
    <label className="case-title">
      <span className="visually-hidden">Title of the case</span>
      <input
        key={title}
        data-initial-focus=""
        defaultValue={title}
        maxLength={caseLimits.title}
        placeholder={facts === undefined ? 'Name this case' : nameOf(facts.good, facts.bad)}
        onBlur={event => keep(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Enter') keep(event.currentTarget.value)
        }}
      />
    </label>
  )
}

/** `ci-job: 17 → 18`. */
function nameOf(good: RunFacts, bad: RunFacts): string {
  const job = visible(bad.job ?? good.job ?? '')
  const runs = `${visible(good.id ?? good.source)} → ${visible(bad.id ?? bad.source)}`
  return job === '' ? runs : `${job}: ${runs}`
}
