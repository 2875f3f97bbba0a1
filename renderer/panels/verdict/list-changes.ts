import { compareText } from '#shared/base/text.ts'
import type { ComponentRow } from '#shared/model/comparison.ts'
import type { Hypothesis } from '#shared/model/verdict.ts'
import type { ClaimRole, VersionClaim } from '#shared/model/version-claim.ts'
import { groupBy } from '../../state/group-by.ts'

/** One difference of one component: rows that say the same in several roles are one. */
export interface Change {
  readonly component: string
  readonly hostRole: string
  readonly roles: readonly ClaimRole[]
  readonly good: readonly VersionClaim[] | undefined
  readonly bad: readonly VersionClaim[] | undefined
  readonly note: string
}

/** What differs: components that the first hypothesis names first, repositories and revisions, which every run changes, last. */
export function listChanges(rows: readonly ComponentRow[], best: Hypothesis | undefined): readonly Change[] {
  const changed = rows.filter(row => row.state !== 'same' && row.state !== 'unknown')
  const changes = [...groupBy(changed, keyOf).values()].flatMap(join)
  const words = best === undefined ? '' : [best.title, ...best.for.map(argument => argument.text)].join('\n')
  const ranks = [0, 1, 2]
  return ranks.flatMap(rank => changes.filter(change => rankOf(change, words) === rank))
}

/** Same component, host role and versions on both sides. */
function keyOf({ component, hostRole, good, bad }: ComponentRow): string {
  return JSON.stringify([component, hostRole, versionsOf(good), versionsOf(bad)])
}

function versionsOf(claims: readonly VersionClaim[] | undefined): readonly string[] | undefined {
  return claims === undefined ? undefined : [...new Set(claims.map(claim => claim.version))].sort(compareText)
}

function join(rows: readonly ComponentRow[]): readonly Change[] {
  const [first] = rows
  if (first === undefined) return []
  const { component, hostRole, note } = first
  const roles = rows.map(row => row.role)
  return [{ component, hostRole, note, roles, good: claimsOf(rows, 'good'), bad: claimsOf(rows, 'bad') }]
}

function claimsOf(rows: readonly ComponentRow[], side: 'good' | 'bad'): readonly VersionClaim[] | undefined {
  return rows.every(row => row[side] === undefined) ? undefined : rows.flatMap(row => row[side] ?? [])
}

function rankOf({ component, good, bad }: Change, words: string): number {
  if (component.startsWith('repo:') || component === 'revision') return 2
  const versions = [...(good ?? []), ...(bad ?? [])].map(claim => claim.version)
  return versions.some(version => words.includes(version)) ? 0 : 1
}
