import { compareText } from '../../base/text.ts'
import type { Analysis } from '../../model/analysis.ts'
import type { ComparedFinding } from '../../model/comparison.ts'
import type { Finding, FindingKind, Severity } from '../../model/finding.ts'

const SIDES: readonly ComparedFinding['side'][] = ['bad', 'both', 'good']
const KINDS: readonly FindingKind[] = ['root-cause', 'skew', 'symptom', 'unclassified', 'noise']
const SEVERITIES: readonly Severity[] = ['fatal', 'error', 'warning', 'info']

/** Findings of both runs by id; those of the bad run alone first, noise last, then by weight. */
export function compareFindings(good: Analysis, bad: Analysis): readonly ComparedFinding[] {
  const inGood = new Map(good.findings.map(finding => [finding.id, finding]))
  const inBad = new Map(bad.findings.map(finding => [finding.id, finding]))
  const ofBad = [...inBad.values()].map(finding => compared(finding, inGood.get(finding.id)))
  const ofGood = [...inGood.values()].filter(finding => !inBad.has(finding.id)).map(onlyGood)
  return [...ofBad, ...ofGood].sort(compareByWeight)
}

function compared(bad: Finding, good: Finding | undefined): ComparedFinding {
  return {
    ...bad,
    side: good === undefined ? 'bad' : 'both',
    goodCount: good?.count ?? 0,
    badCount: bad.count,
    goodEvidence: good?.evidence ?? [],
  }
}

function onlyGood(good: Finding): ComparedFinding {
  return { ...good, side: 'good', goodCount: good.count, badCount: 0, goodEvidence: good.evidence }
}

function compareByWeight(a: ComparedFinding, b: ComparedFinding): number {
  return (
    SIDES.indexOf(a.side) - SIDES.indexOf(b.side) ||
    KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    b.count - a.count ||
    compareText(a.id, b.id)
  )
}
