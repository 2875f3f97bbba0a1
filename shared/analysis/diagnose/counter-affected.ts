import { affectedRanges, directionOfAffected } from './affected-versions.ts'
import type { Candidate } from './group-changes.ts'
import { OS_IMAGE } from './read-pairs.ts'
import type { Counter, Suspicion } from './suspicion.ts'
import { citeClaims } from './weighed-argument.ts'

/**
 * Another change moved into the versions that are known to show the failure, and this one did not. An OS image is every
 * program's surroundings and stays a suspect. Where a compatibility table lists the rule, the table says it.
 */
export function counterAffected(
  { rule, pairs }: Suspicion,
  candidate: Candidate,
  all: readonly Candidate[],
): readonly Counter[] {
  if (pairs.length > 0 || candidate.component === OS_IMAGE) return []
  const movedOf = ({ rows }: Candidate) => rows.find(row => directionOfAffected(row, rule) === 'fits')
  if (movedOf(candidate) !== undefined) return []
  const [moved] = all.filter(({ component }) => component !== OS_IMAGE).flatMap(other => movedOf(other) ?? [])
  if (moved === undefined) return []
  const ranges = affectedRanges(rule, moved.component).join(' or ')
  const text = `${moved.component} moved into the versions that show this failure, ${ranges}`
  return [
    { isHard: false, argument: { stance: 'against', points: 0, side: 'bad', text, ...citeClaims(moved.bad ?? []) } },
  ]
}
