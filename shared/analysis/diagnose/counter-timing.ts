import type { ComponentRow } from '../../model/comparison.ts'
import type { ClaimRole, VersionClaim } from '../../model/version-claim.ts'
import { formatInstant, type Instant } from '../../base/time.ts'
import { sightingsOf } from '../host-sightings.ts'
import type { Counter, Suspicion } from './suspicion.ts'
import { citeClaims } from './weighed-argument.ts'
import { limits, weights } from './weights.ts'

/** What a component does or has done to it: before the first of these it cannot have caused anything. */
const ALIVE: readonly ClaimRole[] = ['installed', 'running']

/** The failure came before the component was there, on every host where both times are known. */
export function counterTiming(suspicion: Suspicion, row: ComponentRow): readonly Counter[] {
  const { input, finding } = suspicion
  const claims = input.bad.claims.filter(claim => claim.component === row.component && ALIVE.includes(claim.role))
  const hosts = sightingsOf(finding).flatMap(({ host, firstAt }) => {
    const life = firstLife(claims.filter(claim => claim.host === host))
    // Clocks that are known to disagree decide nothing.
    const isDoubtful = input.bad.skews.some(skew => skew.host === host)
    return firstAt === undefined || life === undefined || isDoubtful ? [] : [{ host, firstAt, ...life }]
  })
  const early = hosts.filter(({ firstAt, at }) => at - firstAt > limits.headStartMicros)
  const [first] = early
  if (first === undefined || early.length < hosts.length) return []
  const { claim, at, firstAt, host } = first
  return [
    {
      isHard: true,
      argument: {
        stance: 'against',
        points: weights.beforeStart,
        side: 'bad',
        text: `the failure began ${formatInstant(firstAt)}, before the first sign of ${row.component} on ${host} at ${formatInstant(at)}`,
        ...citeClaims([claim]),
      },
    },
  ]
}

/** Undefined where one of the claims has no time: an earlier sign cannot be ruled out then. */
function firstLife(
  claims: readonly VersionClaim[],
): { readonly claim: VersionClaim; readonly at: Instant } | undefined {
  const timed = claims.flatMap(claim => (claim.at === undefined ? [] : [{ claim, at: claim.at }]))
  if (timed.length < claims.length) return undefined
  return timed.sort((a, b) => a.at - b.at)[0]
}
