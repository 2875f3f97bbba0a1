import { useId } from 'react'
import type { FormProblem, RuleForm } from '../../state/rule-form.ts'
import { useRules } from '../../state/stores.tsx'
import { Problem } from './Field.tsx'

interface WhereFieldProps {
  readonly form: RuleForm
  readonly problem: FormProblem | undefined
}

/** In which artifacts the rule looks. */
export function WhereField({ form: { isPlaced, artifact }, problem }: WhereFieldProps) {
  const change = useRules(state => state.change)
  const id = useId()
  return (
    <fieldset className="rule-where">
      <legend>Where</legend>
      <label>
        <input type="radio" name={id} checked={!isPlaced} onChange={() => change({ isPlaced: false })} />
        Any artifact
      </label>
      <label>
        <input type="radio" name={id} checked={isPlaced} onChange={() => change({ isPlaced: true })} />
        Only in
      </label>
      <input
        type="text"
        className="mono"
        aria-label="Artifacts to look in"
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}why ${id}help`}
        maxLength={1_000}
        spellCheck={false}
        autoComplete="off"
        value={artifact}
        onChange={event => change({ artifact: event.target.value, isPlaced: true })}
      />
      <Problem id={`${id}why`} label="This" problem={problem} />
      <p id={`${id}help`} className="rule-help">
        A name in any folder, or a path: * stands for part of a name, ** for folders.
      </p>
    </fieldset>
  )
}
