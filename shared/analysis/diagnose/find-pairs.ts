import { isRange } from '../../base/version.ts'
import type { Analysis } from '../../model/analysis.ts'
import type { ClaimRole, VersionClaim } from '../../model/version-claim.ts'
import { bundleOf } from './shipped-with.ts'

/** The versions of two components that met on one host, as well as its artifacts tell. */
export interface VersionPair {
  /** Undefined = the run does not say. */
  readonly left: VersionClaim | undefined
  readonly right: VersionClaim | undefined
}

/** How near a role is to what really ran, nearest first. A short-lived binary such as the shim shows best on the wire. */
const LEFT_ROLES: readonly ClaimRole[] = ['running', 'reported', 'effective', 'installed']
const RIGHT_ROLES: readonly ClaimRole[] = ['effective', 'running', 'reported', 'installed', 'bundled']

/** One pair for each host; `hosts` empty = every host that the run's claims name. */
export function findPairs(
  { claims: all }: Pick<Analysis, 'claims'>,
  components: { readonly left: string; readonly right: string },
  hosts: readonly string[],
): readonly VersionPair[] {
  const { left, right } = components
  const wanted = new Set([left, right, bundleOf(right)])
  const claims = all.filter(claim => wanted.has(claim.component))
  const named =
    hosts.length > 0 ? hosts : [...new Set(claims.flatMap(claim => (claim.host === undefined ? [] : [claim.host])))]
  const places = named.length === 0 ? [undefined] : named
  const pairs = places.map(host => ({ left: bestLeft(claims, left, host), right: bestRight(claims, right, host) }))
  return pairs.filter(pair => pair.left !== undefined || pair.right !== undefined)
}

function bestLeft(
  claims: readonly VersionClaim[],
  component: string,
  host: string | undefined,
): VersionClaim | undefined {
  return firstByRole(claims, LEFT_ROLES, claim => claim.component === component && isOn(claim, host))
}

function bestRight(
  claims: readonly VersionClaim[],
  component: string,
  host: string | undefined,
): VersionClaim | undefined {
  const own = firstByRole(claims, RIGHT_ROLES, claim => claim.component === component && isOn(claim, host))
  return own ?? firstByRole(claims, ['bundled'], claim => claim.component === bundleOf(component) && isOn(claim, host))
}

/** A claim about the run as a whole speaks for every host. */
function isOn(claim: VersionClaim, host: string | undefined): boolean {
  return claim.host === undefined || claim.host === host
}

function firstByRole(
  claims: readonly VersionClaim[],
  roles: readonly ClaimRole[],
  matches: (claim: VersionClaim) => boolean,
): VersionClaim | undefined {
  for (const role of roles) {
    const found = claims.filter(claim => claim.role === role && matches(claim))
    const best = found.find(claim => !isRange(claim.version)) ?? found[0]
    if (best !== undefined) return best
  }
  return undefined
}
