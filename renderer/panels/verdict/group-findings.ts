import type { ComparedFinding } from '#shared/model/comparison.ts'
import { EVIDENCE_PER_FINDING } from '#shared/model/evidence.ts'
import type { FindingKind } from '#shared/model/finding.ts'
import type { Unit } from '#shared/report/show-runs.ts'
import type { CoverageEntry, CoverageState } from '#shared/model/coverage.ts'
import { strings } from '../../strings/index.ts'

const ORDER: readonly FindingKind[] = ['root-cause', 'skew', 'symptom', 'unclassified', 'noise']

export interface FindingGroup {
  readonly kind: FindingKind
  /** In the order of the comparison, which ranks them. */
  readonly findings: readonly ComparedFinding[]
  /** Seen in the bad run only. */
  readonly badOnly: number
}

/** Findings by kind, the telling kinds first; kinds without a finding are left out. */
export function groupFindings(findings: readonly ComparedFinding[]): readonly FindingGroup[] {
  return ORDER.map(kind => findings.filter(finding => finding.kind === kind))
    .map((ofKind, index) => ({
      kind: ORDER[index] ?? 'unclassified',
      findings: ofKind,
      badOnly: ofKind.filter(finding => finding.side === 'bad').length,
    }))
    .filter(group => group.findings.length > 0)
}

/** How many artifacts are in each state, states that occur only. */
export function countCoverage(coverage: readonly CoverageEntry[]): readonly (readonly [CoverageState, number])[] {
  const states: readonly CoverageState[] = [
    'read',
    'truncated',
    'malformed',
    'skipped',
    'empty',
    'missing',
    'unfetched',
  ]
  return states
    .map(state => [state, coverage.filter(entry => entry.state === state).length] as const)
    .filter(([, count]) => count > 0)
}

/** Artifacts of which the verdict does not know all: not read, or not to their end. What is empty has nothing to say. */
export function listUnread(coverage: readonly CoverageEntry[]): readonly CoverageEntry[] {
  return coverage.filter(({ state }) => state !== 'read' && state !== 'empty')
}

/** `1204 lines, bad run only`, with what is cited when that is less. */
export function countText(finding: ComparedFinding, unit: Unit): string {
  const cited = finding.count > EVIDENCE_PER_FINDING ? finding.evidence.length : undefined
  return strings.verdict.findings.lines(finding, unit, cited)
}
