import { compareText } from '../base/text.ts'
import type { VersionClaim } from '../model/version-claim.ts'

/** The order in which an analysis lists its claims: it never depends on the order of reading. */
export function sortClaims(claims: readonly VersionClaim[]): readonly VersionClaim[] {
  const key = (claim: VersionClaim) =>
    [
      claim.component,
      claim.role,
      claim.host ?? '',
      claim.version,
      claim.path ?? '',
      claim.evidence[0]?.artifact ?? '',
    ].join('\n')
  return [...claims].sort((a, b) => compareText(key(a), key(b)))
}
