import { compareText } from '#shared/base/text.ts'
import type { VersionClaim } from '#shared/model/version-claim.ts'
import { groupBy } from '../state/group-by.ts'
import { strings } from '../strings/index.ts'

const words = strings.domain.version

/** Claims that name the same version, ordered by version. */
export interface ClaimGroup {
  readonly version: string
  readonly claims: readonly VersionClaim[]
}

export function groupClaims(claims: readonly VersionClaim[]): readonly ClaimGroup[] {
  const groups = [...groupBy(claims, claim => claim.version)].map(([version, same]) => ({ version, claims: same }))
  return groups.sort((a, b) => compareText(a.version, b.version))
}

/** One side as plain text: `1.7.24`, `1.7.24, 2.0.2`, `absent`, `unknown — why`. */
export function versionWords(claims: readonly VersionClaim[] | undefined, note: string): string {
  if (claims === undefined) return words.none('unknown', note)
  if (claims.length === 0) return words.none('absent', note)
  return groupClaims(claims)
    .map(group => group.version)
    .join(', ')
}
