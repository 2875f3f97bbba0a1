import { compareText, visible } from '../../base/text.ts'
import type { Analysis } from '../../model/analysis.ts'
import type { ComponentRow, ComponentState } from '../../model/comparison.ts'
import { CLAIM_ROLES, type ClaimRole, type VersionClaim } from '../../model/version-claim.ts'
import { identifyImage } from '../match-images.ts'
import { compareVersions } from './compare-versions.ts'
import { explainAbsence, type AbsenceSide } from './explain-absence.ts'
import { nameByRole, RUN_ROLE, type RoleNames } from './name-by-role.ts'
import { nameSides, type SideName, type SideNames } from './side-names.ts'

const OS_IMAGE = 'os-image'

interface RowKey {
  readonly component: string
  readonly role: ClaimRole
  readonly hostRole: string
}
interface Side extends AbsenceSide {
  readonly claims: ReadonlyMap<string, readonly VersionClaim[]>
}

/** One row per (component, role, host role) that either run claims something about; sorted by those three. */
export function compareComponents(
  good: Analysis,
  bad: Analysis,
  names: SideNames = nameSides(undefined),
): readonly ComponentRow[] {
  const keys = new Map<string, RowKey>()
  const sides = { good: buildSide(names.good, good, keys), bad: buildSide(names.bad, bad, keys) }
  return [...keys].map(([text, key]) => buildRow(text, key, sides)).sort(compareRows)
}

function buildSide(side: SideName, analysis: Analysis, keys: Map<string, RowKey>): Side {
  const names = nameByRole(analysis)
  const claims = new Map<string, VersionClaim[]>()
  for (const claim of analysis.claims) {
    const key = { component: claim.component, role: claim.role, hostRole: names.roleOf(claim.host) }
    const text = JSON.stringify(key)
    keys.set(text, key)
    const known = claims.get(text)
    if (known === undefined) claims.set(text, [claim])
    else known.push(claim)
  }
  const hostRoles = new Set([RUN_ROLE, ...analysis.hosts.map(host => host.role)])
  return { side, names, claims, hostRoles, coverage: coverageByName(analysis, names) }
}

function coverageByName(analysis: Analysis, names: RoleNames): AbsenceSide['coverage'] {
  const byName = new Map<string, Analysis['coverage'][number][]>()
  for (const entry of analysis.coverage) {
    const name = names.neutral(entry.artifact)
    const known = byName.get(name)
    if (known === undefined) byName.set(name, [entry])
    else known.push(entry)
  }
  return byName
}

function buildRow(text: string, key: RowKey, sides: { readonly good: Side; readonly bad: Side }): ComponentRow {
  const good = sides.good.claims.get(text)
  const bad = sides.bad.claims.get(text)
  if (good !== undefined && bad !== undefined) return knownRow(key, good, bad)
  const [there, other, here] = good === undefined ? [bad ?? [], sides.bad, sides.good] : [good, sides.good, sides.bad]
  const cited = there.flatMap(claim => claim.evidence.map(piece => other.names.neutral(piece.artifact)))
  const { isAbsent, note } = explainAbsence(here, {
    hostRole: key.hostRole,
    isListed: there.every(claim => claim.method === 'field'),
    artifacts: [...new Set(cited)].sort(compareText),
  })
  const claims = sortedClaims(there)
  const missing = isAbsent ? [] : undefined
  const pair = good === undefined ? { good: missing, bad: claims } : { good: claims, bad: missing }
  return { ...key, ...pair, state: stateOf(isAbsent, good === undefined), note: visible(note) }
}

function stateOf(isAbsent: boolean, isInBad: boolean): ComponentState {
  if (!isAbsent) return 'unknown'
  return isInBad ? 'added' : 'removed'
}

function knownRow(key: RowKey, good: readonly VersionClaim[], bad: readonly VersionClaim[]): ComponentRow {
  const state = compareVersions(identities(key, good, bad), identities(key, bad, good))
  const note =
    state === 'unknown' ? 'only a range of versions is known, and it does not tell whether the two sides differ' : ''
  return { ...key, good: sortedClaims(good), bad: sortedClaims(bad), state, note }
}

/** The versions of a side; where both sides name images, what only describes one (`Container-Optimized OS from Google`) is no identity. */
function identities(
  { component }: RowKey,
  own: readonly VersionClaim[],
  other: readonly VersionClaim[],
): readonly string[] {
  const isNamed = ({ version }: VersionClaim) => component === OS_IMAGE && identifyImage(version) !== undefined
  const counted = own.some(isNamed) && other.some(isNamed) ? own.filter(isNamed) : own
  return counted.map(claim => claim.version)
}

/** By version, host and path; the same statement from several readings once. */
function sortedClaims(claims: readonly VersionClaim[]): readonly VersionClaim[] {
  const unique = new Map(claims.map(claim => [claimKey(claim), claim]))
  return [...unique].sort(([a], [b]) => compareText(a, b)).map(([, claim]) => claim)
}

function claimKey(claim: VersionClaim): string {
  return JSON.stringify([claim.version, claim.host ?? '', claim.path ?? '', claim.raw])
}

function compareRows(a: ComponentRow, b: ComponentRow): number {
  return (
    compareText(a.component, b.component) ||
    CLAIM_ROLES.indexOf(a.role) - CLAIM_ROLES.indexOf(b.role) ||
    compareText(a.hostRole, b.hostRole)
  )
}
