import type { Phase } from '#shared/model/timeline.ts'
import { errorText } from '#shared/report/error-text.ts'
import type { Answer } from '../../state/answer.ts'

/** An instant of a run, and the phase that it lies in. */
export interface PhaseMoment {
  readonly at: number
  readonly phase: Phase['name']
}

/** Why the phases of the runs are not known, in words that go on after `Not aligned: `. */
export function whyNoPhases(answer: Exclude<Answer<unknown>, { readonly kind: 'ready' }>): string {
  if (answer.kind === 'failed') return `the phases could not be read (${errorText(answer.error).what})`
  return answer.kind === 'cancelled' ? 'reading the phases was stopped' : 'the phases are still being read'
}

/**
 * The moment of another run that is as far into the same phase; the phase's end where that one was shorter. Undefined where
 * the instant lies in no phase, or the other run has none of that name.
 */
export function sameMoment(at: number, phases: readonly Phase[], others: readonly Phase[]): PhaseMoment | undefined {
  const phase = phases.findLast(({ from, to }) => from <= at && at <= to)
  const other = others.find(({ name }) => name === phase?.name)
  if (phase === undefined || other === undefined) return undefined
  return { at: Math.min(other.from + (at - phase.from), other.to), phase: phase.name }
}
