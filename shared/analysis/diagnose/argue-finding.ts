import type { ComparedFinding } from '../../model/comparison.ts'
import type { FindingKind } from '../../model/finding.ts'
import type { SideNames } from '../compare/side-names.ts'
import type { Case } from './open-case.ts'
import { pickEvidence, type WeighedArgument } from './weighed-argument.ts'
import { limits, weights } from './weights.ts'

const POINTS: Readonly<Record<FindingKind, number>> = {
  'root-cause': weights.rootCause,
  skew: weights.skew,
  symptom: weights.symptom,
  noise: 0,
  unclassified: 0,
}

/** Only the bad run shows it, or it does so much more often. */
export function isDifferent(finding: ComparedFinding): boolean {
  if (finding.side === 'both') return finding.badCount >= finding.goodCount * limits.moreOften
  return finding.side === 'bad'
}

/** What came and went again is no cause, and neither is what both runs show at a like rate. */
export function mayLead(finding: ComparedFinding): boolean {
  return isDifferent(finding) && finding.outcome !== 'transient'
}

/** What the failure itself says, and what takes from it: the good run shows it too, or nobody ever saw this text. */
export function argueFinding({ finding, rule, pairs, input }: Case): readonly WeighedArgument[] {
  const seen = showFinding(finding, input.names, POINTS[finding.kind])
  const isDerived = rule?.derived === true || pairs.some(pair => pair.broken?.cell.derived === true)
  return [
    seen,
    ...(finding.side === 'both' ? [seenInGood(finding, input.names)] : []),
    ...(isDerived ? [derived(finding)] : []),
  ]
}

/** How often each side shows it. */
export function showFinding(finding: ComparedFinding, names: SideNames, points: number): WeighedArgument {
  const good = finding.side === 'bad' ? 'none that was read' : String(finding.goodCount)
  return {
    stance: 'for',
    points,
    side: 'bad',
    text: `${finding.title}; lines ${names.bad.where}: ${finding.badCount}, ${names.good.where}: ${good}`,
    evidence: pickEvidence(finding.evidence),
  }
}

function seenInGood(finding: ComparedFinding, { good }: SideNames): WeighedArgument {
  return {
    stance: 'against',
    points: weights.alreadyInGood,
    side: 'good',
    text: `${good.name} shows it too; lines: ${finding.goodCount}`,
    evidence: pickEvidence(finding.goodEvidence),
  }
}

function derived(finding: ComparedFinding): WeighedArgument {
  return {
    stance: 'against',
    points: weights.derived,
    side: 'bad',
    text: 'that this failure means this was worked out from source code; no such incident is on record',
    evidence: pickEvidence(finding.evidence).slice(0, 1),
  }
}

/** Version skew seen beside the failure, where it speaks of a component that the failure suspects. */
export function argueSkew(
  { finding, rule, input }: Case,
  suspectsOf: (ruleId: string) => ReadonlySet<string>,
): readonly WeighedArgument[] {
  const suspects = new Set(rule?.suspects?.map(suspect => suspect.component))
  const beside = input.findings.filter(
    other =>
      other.kind === 'skew' &&
      other.id !== finding.id &&
      mayLead(other) &&
      [...suspectsOf(other.rule)].some(one => suspects.has(one)),
  )
  return beside.map((other, index) => showFinding(other, input.names, index === 0 ? weights.skewBeside : 0))
}
