import { useId, type ReactNode } from 'react'
import { visible } from '#shared/base/text.ts'
import type { FormProblem } from '../../state/rule-form.ts'
import { strings } from '../../strings/index.ts'

/** What a control needs to be named, explained and marked as wrong. */
interface ControlProps {
  readonly id: string
  readonly 'aria-describedby': string
  readonly 'aria-invalid': boolean
}

interface FieldProps {
  readonly label: string
  readonly help?: ReactNode
  /** What is wrong with it. */
  readonly problem: FormProblem | undefined
  readonly children: (control: ControlProps) => ReactNode
}

/** A label, its control, what is to be known about it, and what is wrong with it. */
export function Field({ label, help, problem, children }: FieldProps) {
  const id = useId()
  return (
    <div className="rule-field">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': `${id}why ${id}help`, 'aria-invalid': problem !== undefined })}
      <Problem id={`${id}why`} label={label} problem={problem} />
      <p id={`${id}help`} className="rule-help">
        {help}
      </p>
    </div>
  )
}

interface ProblemProps {
  readonly id: string
  /** What the reason speaks of. */
  readonly label: string
  readonly problem: FormProblem | undefined
}

/** What is wrong, at its place. Always there, so that it is read out when it changes. */
export function Problem({ id, label, problem }: ProblemProps) {
  return (
    <p id={id} className="rule-problem" aria-live="polite">
      {problem === undefined ? '' : strings.rules.problem(label, visible(problem.reason))}
    </p>
  )
}

/** The first problem of exactly this place. */
export function problemAt(problems: readonly FormProblem[], place: string): FormProblem | undefined {
  return problems.find(problem => problem.place === place)
}
