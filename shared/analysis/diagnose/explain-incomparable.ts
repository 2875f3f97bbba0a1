import type { RunStage } from '../../model/analysis.ts'
import type { SideName } from '../compare/side-names.ts'
import type { DiagnosisInput } from './diagnosis-knowledge.ts'

/** Why the two runs cannot be compared, and what the one that ended early shows instead; undefined = they can. */
export function explainIncomparable({ good, bad, names }: DiagnosisInput): string | undefined {
  if (!hasHost(bad.stage)) return `${explain(names.bad, bad.stage)} ${LOOK}`
  if (!hasHost(good.stage)) return `${explain(names.good, good.stage)} Choose a good run that got further.`
  return undefined
}

const LOOK = 'Look at podinfo.json and at what the entrypoint wrote at the end of build-log.txt.'

function hasHost(stage: RunStage): boolean {
  return stage.reached === 'host' || stage.reached === 'tests'
}

function explain({ where }: SideName, { reached, stopped }: RunStage): string {
  const what =
    reached === 'pod' && stopped !== undefined
      ? `No host was created ${where}: it ended in the Prow pod, so component versions cannot be compared.`
      : `Nothing that was read shows that a host existed ${where}, so component versions cannot be compared.`
  if (stopped === undefined) return what
  return `${what} The pod was stopped: ${stopped.reason.replace(/\.$/u, '')} (${stopped.evidence.artifact}, line ${stopped.evidence.line}).`
}
