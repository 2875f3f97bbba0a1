import { useId } from 'react'
import type { FormProblem, RuleForm } from '../../state/rule-form.ts'
import { useRules } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { Problem } from './Field.tsx'

const words = strings.rules.where

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
      <legend>{words.title}</legend>
      <label>
        <input type="radio" name={id} checked={!isPlaced} onChange={() => change({ isPlaced: false })} />
        {words.any}
      </label>
      <label>
        <input type="radio" name={id} checked={isPlaced} onChange={() => change({ isPlaced: true })} />
        {words.onlyIn}
      </label>
      <input
        type="text"
        className="mono"
        aria-label={words.artifacts}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}why ${id}help`}
        maxLength={1_000}
        spellCheck={false}
        autoComplete="off"
        value={artifact}
        onChange={event => change({ artifact: event.target.value, isPlaced: true })}
      />
      <Problem id={`${id}why`} label={words.problemOf} problem={problem} />
      <p id={`${id}help`} className="rule-help">
        {words.help}
      </p>
    </fieldset>
  )
}
