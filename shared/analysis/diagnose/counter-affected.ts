import { affectedRanges, directionOfAffected } from './affected-versions.ts'
import type { Candidate } from './group-changes.ts'
import { OS_IMAGE } from './read-pairs.ts'
import type { Counter, Suspicion } from './suspicion.ts'
import { pickEvidence } from './weighed-argument.ts'

/**
 * Another change moved into the versions that are known to show the failure, and this one did not. An OS image is every
 * program's surroundings and stays a suspect. Where a compatibility table lists the rule, the table says it.
 */
export function counterAffected(
  { rule, finding, pairs }: Suspicion,
  candidate: Candidate,
  all: readonly Candidate[],
): readonly Counter[] {
  const moved = ({ rows }: Candidate) => rows.some(row => directionOfAffected(row, rule) === 'fits')
  const other = all.find(one => one.component !== OS_IMAGE && moved(one))
  if (pairs.length > 0 || other === undefined || candidate.component === OS_IMAGE || moved(candidate)) return []
  const ranges = new Set(other.rows.flatMap(row => affectedRanges(rule, row.component)))
  const text = `${other.component} moved into the versions that show this failure, ${[...ranges].join(' or ')}`
  return [
    {
      isHard: false,
      argument: { stance: 'against', points: 0, side: 'bad', text, evidence: pickEvidence(finding.evidence) },
    },
  ]
}
