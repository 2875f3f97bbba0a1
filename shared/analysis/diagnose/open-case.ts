import type { AnyRule } from '../../knowledge/schema.ts'
import type { Analysis } from '../../model/analysis.ts'
import type { ComparedFinding, ComponentRow } from '../../model/comparison.ts'
import { directionOfAffected } from './affected-versions.ts'
import type { DiagnosisInput, DiagnosisKnowledge } from './diagnosis-knowledge.ts'
import { findSuspects, withoutUnused, type Suspects } from './find-suspects.ts'
import { groupChanges } from './group-changes.ts'
import { directionOf, findMatrices } from './read-matrix.ts'
import { findBundle, OS_IMAGE, readPairs, type PairReading } from './read-pairs.ts'
import { weighCandidates, type Weighing } from './weigh-candidates.ts'

/** One finding of the bad run and everything that bears on what caused it. */
export interface Case {
  readonly input: DiagnosisInput
  readonly finding: ComparedFinding
  /** Undefined = the finding was made with other knowledge than is at hand. */
  readonly rule: AnyRule | undefined
  /** Where it was seen; undefined = the artifacts do not tell. */
  readonly hostRoles: ReadonlySet<string> | undefined
  readonly suspects: Suspects
  readonly pairs: readonly PairReading[]
  /** Changed suspects that could explain it, refuted ones and those that are set aside among them. */
  readonly consistent: readonly ComponentRow[]
  readonly weighing: Weighing
}

export function openCase(finding: ComparedFinding, input: DiagnosisInput, knowledge: DiagnosisKnowledge): Case {
  const rule = knowledge.rules.find(known => known.id === finding.rule)
  const hostRoles = rolesOfHosts(finding.hosts, input.bad)
  const hosts = { bad: finding.hosts, good: hostsOfRoles(hostRoles, input.good) }
  const matrices = findMatrices(rule, knowledge.compatibility)
  const suspects = withoutUnused(findSuspects(rule, input.components, hostRoles))
  const pairs = matrices.map(matrix => readPairs(matrix, input, { hosts, hostRoles }))
  const consistent = consistentChanges(suspects.changed, { input, rule, pairs })
  const weighing = weighCandidates({ input, finding, rule, pairs }, groupChanges(consistent, input.components))
  return { input, finding, rule, hostRoles, suspects, pairs: withoutDropped(pairs, weighing), consistent, weighing }
}

/** The rows that explain the finding and that nothing refutes or makes less likely than others. */
export function standingRows({ weighing }: Pick<Case, 'weighing'>): readonly ComponentRow[] {
  return weighing.standing.flatMap(candidate => candidate.rows)
}

/** The changes that could cause the failure: those that moved into the versions that break, where such are known. */
function consistentChanges(
  changed: readonly ComponentRow[],
  { input, rule, pairs }: Pick<Case, 'input' | 'rule' | 'pairs'>,
): readonly ComponentRow[] {
  if (pairs.length === 0) return changed.filter(row => directionOfAffected(row, rule) !== 'stays')
  return changed.filter(row =>
    pairs.some(({ matrix }) => {
      const decisive = row.component === OS_IMAGE ? findBundle(matrix, input.components, row.hostRole) : row
      return decisive?.bad === undefined || directionOf(decisive, matrix) !== 'stays'
    }),
  )
}

/** A new OS image that is refuted, or set aside for a likelier change, explains no pair. */
function withoutDropped(pairs: readonly PairReading[], { refuted, setAside }: Weighing): readonly PairReading[] {
  if (![...refuted, ...setAside].some(({ candidate }) => candidate.component === OS_IMAGE)) return pairs
  return pairs.map(pair => ({ ...pair, newImage: undefined }))
}

function rolesOfHosts(names: readonly string[], analysis: Analysis): ReadonlySet<string> | undefined {
  const roles = analysis.hosts.filter(host => names.includes(host.name)).map(host => host.role)
  return roles.length === 0 ? undefined : new Set(roles)
}

function hostsOfRoles(roles: ReadonlySet<string> | undefined, analysis: Analysis): readonly string[] {
  return analysis.hosts.filter(host => roles?.has(host.role) === true).map(host => host.name)
}
