import type { Analysis } from '../model/analysis.ts'
import type { Witness } from '../model/witness.ts'

/** What the run with this number can say for or against a cause; undefined of one that does not say how it ended, or had no host. */
export function toWitness(
  { run, stage, tests, hosts, claims, findings }: Analysis,
  number: number,
): Witness | undefined {
  if (stage.reached !== 'host' && stage.reached !== 'tests') return undefined
  const outcome = outcomeOf(run.result, tests.failed)
  return outcome === undefined ? undefined : { number, label: run.source, outcome, hosts, claims, findings }
}

/** A run that was stopped from outside did neither. */
function outcomeOf(result: Analysis['run']['result'], failed: number): Witness['outcome'] | undefined {
  if (failed > 0 || result === 'failure') return 'failed'
  return result === 'success' ? 'passed' : undefined
}
