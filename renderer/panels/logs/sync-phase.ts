import type { Phase } from '#shared/model/timeline.ts'

/** An instant of a run, and the phase that it lies in. */
export interface PhaseMoment {
  readonly at: number
  readonly phase: Phase['name']
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
