import { hostComponents } from '../../knowledge/layout.ts'
import type { ClaimRole, VersionClaim } from '../../model/version-claim.ts'
import { standingRows, type Case } from './open-case.ts'
import { citeClaims, type WeighedArgument } from './weighed-argument.ts'
import { weights } from './weights.ts'

const AT_WORK: readonly ClaimRole[] = ['running', 'effective', 'reported']

/**
 * A symptom is blamed on a daemon of which its own log, read to the end, has no start line: it was put there and never
 * ran, so that it can hardly have misbehaved. A root cause may be the very reason, and is left alone.
 */
export function argueStart(opened: Case): readonly WeighedArgument[] {
  const { finding, input } = opened
  if (finding.kind !== 'symptom') return []
  const components = new Set(standingRows(opened).map(row => row.component))
  const idle = hostComponents
    .filter(component => components.has(component))
    .map(component => input.bad.claims.filter(claim => claim.component === component && isOn(claim, finding.hosts)))
    .find(claims => claims.length > 0 && claims.every(claim => !AT_WORK.includes(claim.role)))
  const log = idle?.map(claim => logOf(claim)).find(name => name !== undefined && isRead(opened, name))
  if (idle === undefined || log === undefined) return []
  const text = `${idle[0]?.component ?? ''} was put on the host, but ${log} has no line that it started`
  return [{ stance: 'against', points: weights.neverStarted, side: 'bad', text, ...citeClaims(idle) }]
}

function isOn(claim: VersionClaim, hosts: readonly string[]): boolean {
  return claim.host !== undefined && (hosts.length === 0 || hosts.includes(claim.host))
}

/** Where the suite collects what a unit wrote. */
function logOf({ component, host }: VersionClaim): string | undefined {
  return host === undefined ? undefined : `artifacts/${host}/${component}.log`
}

function isRead({ input }: Case, name: string): boolean {
  return input.bad.coverage.some(({ artifact, state }) => artifact === name && state === 'read')
}
