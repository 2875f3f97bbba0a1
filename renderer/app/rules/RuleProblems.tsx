import { visible } from '#shared/base/text.ts'
import type { RuleEditing } from '../../state/rule-store.ts'
import { strings } from '../../strings/index.ts'
import { OneLineError } from '../OneLineError.tsx'

const words = strings.rules.problems

/** Places that a field of the form shows by itself. */
const SHOWN =
  /^(?:title|kind|severity|explain|id|signatures\[0\]\.(?:literal|pattern|artifact)|(?:samples|nextSteps|references)(?:\[\d+\])?|counterSamples(?:\[\d+\](?:\.(?:line|why))?)?)$/u

/** Why the rule was not saved: how many fields are wrong, and in full what no field shows. */
export function RuleProblems({ editing: { problems, error } }: { readonly editing: RuleEditing }) {
  const elsewhere = problems.filter(({ place }) => !SHOWN.test(place))
  return (
    <div className="rule-problems" role="alert">
      {error === undefined ? undefined : <OneLineError error={error} />}
      {problems.length === 0 ? undefined : (
        <p className="rule-problem">{words.notSaved(problems.length, elsewhere.length === 0)}</p>
      )}
      {elsewhere.map(({ place, reason }) => (
        <p key={`${place} ${reason}`} className="rule-problem">
          {words.elsewhere(visible(place), visible(reason))}
        </p>
      ))}
    </div>
  )
}
