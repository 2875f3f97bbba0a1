import type { Rule } from '../../knowledge/schema.ts'
import type { Analysis } from '../../model/analysis.ts'
import type { ComparedFinding } from '../../model/comparison.ts'
import type { DiagnosisInput, DiagnosisKnowledge } from './diagnosis-knowledge.ts'
import { findSuspects, type Suspects } from './find-suspects.ts'
import { findMatrices } from './read-matrix.ts'
import { readPairs, type PairReading } from './read-pairs.ts'

/** One finding of the bad run and everything that bears on what caused it. */
export interface Case {
  readonly input: DiagnosisInput
  readonly finding: ComparedFinding
  /** Undefined = the finding was made with other knowledge than is at hand. */
  readonly rule: Rule | undefined
  /** Where it was seen; undefined = the artifacts do not tell. */
  readonly hostRoles: ReadonlySet<string> | undefined
  readonly suspects: Suspects
  readonly pairs: readonly PairReading[]
}

export function openCase(finding: ComparedFinding, input: DiagnosisInput, knowledge: DiagnosisKnowledge): Case {
  const rule = knowledge.rules.find(known => known.id === finding.rule)
  const hostRoles = rolesOfHosts(finding.hosts, input.bad)
  const hosts = { bad: finding.hosts, good: hostsOfRoles(hostRoles, input.good) }
  const matrices = findMatrices(rule, knowledge.compatibility)
  return {
    input,
    finding,
    rule,
    hostRoles,
    suspects: findSuspects(rule, input.components, hostRoles),
    pairs: matrices.map(matrix => readPairs(matrix, input, { hosts, hostRoles })),
  }
}

function rolesOfHosts(names: readonly string[], analysis: Analysis): ReadonlySet<string> | undefined {
  const roles = analysis.hosts.filter(host => names.includes(host.name)).map(host => host.role)
  return roles.length === 0 ? undefined : new Set(roles)
}

function hostsOfRoles(roles: ReadonlySet<string> | undefined, analysis: Analysis): readonly string[] {
  return analysis.hosts.filter(host => roles?.has(host.role) === true).map(host => host.name)
}
