import { visible } from '#shared/base/text.ts'
import type { FormProblem } from '../../state/rule-form.ts'
import type { RuleEditing } from '../../state/rule-store.ts'
import { plural } from '../../ui/number-text.ts'
import { OneLineError } from '../OneLineError.tsx'

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
        <p className="rule-problem">
          ▲ Not saved: {plural(problems.length, 'thing')} to correct{elsewhere.length === 0 ? ', marked below' : ''}.
        </p>
      )}
      {elsewhere.map(problem => (
        <p key={`${problem.place} ${problem.reason}`} className="rule-problem">
          {describe(problem)}
        </p>
      ))}
    </div>
  )
}

function describe({ place, reason }: FormProblem): string {
  return `${place === '' ? 'The rule' : visible(place)} ${visible(reason)}.`
}
