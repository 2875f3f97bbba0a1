import type { Phase } from '#shared/model/timeline.ts'
import { errorText } from '#shared/report/error-text.ts'
import type { Answer } from '../../state/answer.ts'
import { strings } from '../../strings/index.ts'

const words = strings.logs.sync.refused

/** An instant of a run, and the phase that it lies in. */
export interface PhaseMoment {
  readonly at: number
  readonly phase: Phase['name']
}

/** What is said where the phases of the runs are not known. */
export function whyNoPhases(answer: Exclude<Answer<unknown>, { readonly kind: 'ready' }>): string {
  if (answer.kind === 'failed') return words.phasesFailed(errorText(answer.error).what)
  return answer.kind === 'cancelled' ? words.phasesStopped : words.phasesReading
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
