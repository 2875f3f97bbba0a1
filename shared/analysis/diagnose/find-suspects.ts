import { compareText } from '../../base/text.ts'
import { shortVersion } from '../../base/version.ts'
import type { AnyRule } from '../../knowledge/schema.ts'
import type { ComponentRow } from '../../model/comparison.ts'
import { distinctVersions } from '../compare/compare-versions.ts'
import { HOST_ROLE, RUN_ROLE } from '../compare/name-by-role.ts'
import type { ClaimRole, VersionClaim } from '../../model/version-claim.ts'

/** Rows of the version table that a rule suspects, most likely suspect first. */
export interface Suspects {
  readonly changed: readonly ComponentRow[]
  readonly same: readonly ComponentRow[]
  readonly unknown: readonly ComponentRow[]
}

/** `hostRoles`: where the failure was seen; undefined = not known, so every role counts. */
export function findSuspects(
  rule: AnyRule | undefined,
  rows: readonly ComponentRow[],
  hostRoles: ReadonlySet<string> | undefined,
): Suspects {
  const suspects = rule?.suspects ?? []
  const found = suspects.flatMap(suspect =>
    rows.filter(
      row => row.component === suspect.component && isNamed(row.role, suspect.roles) && isWhere(row, hostRoles),
    ),
  )
  const unique = [...new Set(found)]
  return {
    changed: unique.filter(row => isChange(row)),
    same: unique.filter(row => row.state === 'same'),
    unknown: unique.filter(row => row.state === 'unknown'),
  }
}

/**
 * Where what runs is known, and the same, it does not matter what else came with the image or was asked for: a daemon of
 * 1.7 does not fail as the 2.0 does that its OS image bundles. Parts that it takes from there, as its shim, are components
 * of their own.
 */
export function withoutUnused({ changed, same, unknown }: Suspects): Suspects {
  const runs = same.filter(row => isRunning(row.role))
  const isUnused = ({ component, role, hostRole }: ComponentRow): boolean =>
    (role === 'bundled' || role === 'requested') &&
    runs.some(row => row.component === component && row.hostRole === hostRole)
  return { changed: changed.filter(row => !isUnused(row)), same, unknown }
}

function isRunning(role: ClaimRole): boolean {
  return role === 'running' || role === 'reported'
}

/** What another component reports to be running counts as running. */
function isNamed(role: ClaimRole, roles: readonly ClaimRole[]): boolean {
  return roles.includes(role) || (role === 'reported' && roles.includes('running'))
}

export function isChange(row: ComponentRow): boolean {
  return row.state === 'changed' || row.state === 'added' || row.state === 'removed'
}

export function isWhere(row: ComponentRow, hostRoles: ReadonlySet<string> | undefined): boolean {
  return hostRoles === undefined || row.hostRole === RUN_ROLE || hostRoles.has(row.hostRole)
}

/** `containerd on cos`; the run as a whole, and the one host that is looked at, need no place. */
export function nameRow(row: ComponentRow): string {
  return row.hostRole === RUN_ROLE || row.hostRole === HOST_ROLE ? row.component : `${row.component} on ${row.hostRole}`
}

/** The same where it says that something changed: what only came with the image is told from what runs. */
export function nameChanged(row: ComponentRow): string {
  return row.role === 'bundled' ? `${nameRow(row)} (bundled)` : nameRow(row)
}

/** `1.7.24, 2.0.2`; `absent` for a side shown to be without it, `unknown` for one that was not collected. */
export function showVersions(claims: readonly VersionClaim[] | undefined): string {
  if (claims === undefined) return 'unknown'
  if (claims.length === 0) return 'absent'
  return [...distinctVersions(claims.map(claim => claim.version))].sort(compareText).map(shortVersion).join(', ')
}
