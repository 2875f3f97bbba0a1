import { compareText } from '../base/text.ts'
import { isRange, parseVersion } from '../base/version.ts'
import type { Finding } from '../model/finding.ts'
import type { ClaimRole, VersionClaim } from '../model/version-claim.ts'

/** Roles that should agree about one binary on one host, the most trusted first. */
const AGREEING: readonly ClaimRole[] = ['running', 'reported', 'installed', 'requested']
/** Components of which a host has exactly one that matters; two shims or two runcs on one host are normal. */
const SINGLE: readonly string[] = ['containerd', 'kubelet']

/** Claims of one run that should agree and do not: one version installed and another running, two cgroup drivers. */
export function conflictFindings(claims: readonly VersionClaim[]): readonly Finding[] {
  const hosts = [...new Set(claims.flatMap(claim => (claim.host === undefined ? [] : [claim.host])))].sort(compareText)
  const conflictsOf = (host: string) => [
    ...SINGLE.flatMap(component => roleConflict(claimsAbout(component, host, claims), host)),
    ...driverConflict(host, claims),
  ]
  return hosts.flatMap(conflictsOf)
}

/**
 * What is said of a component on a host. What was asked for is mostly said of the run as a whole: it counts for every
 * host as long as nothing else was asked for.
 */
function claimsAbout(component: string, host: string, claims: readonly VersionClaim[]): readonly VersionClaim[] {
  const about = claims.filter(claim => claim.component === component && !isRange(claim.version))
  const own = about.filter(claim => claim.host === host)
  const asked = about.filter(claim => claim.host === undefined && claim.role === 'requested')
  return new Set(asked.map(claim => claim.version)).size === 1 ? [...own, ...asked.slice(0, 1)] : own
}

function roleConflict(own: readonly VersionClaim[], host: string): readonly Finding[] {
  const trusted = trustedClaims(own)
  const [first] = trusted
  const other = own.find(
    claim =>
      AGREEING.includes(claim.role) && claim.role !== first?.role && trusted.every(known => disagree(claim, known)),
  )
  if (first === undefined || other === undefined) return []
  const { component } = first
  return [
    conflict([first, other], host, {
      // With the versions: another pair on another host, or in the other run, is another statement.
      id: `skew/roles-disagree:${component}:${first.version}:${other.version}`,
      rule: 'skew/roles-disagree',
      title: `${component} ${first.version} is ${first.role}, but ${other.version} is ${other.role}`,
      values: { component, [first.role]: first.version, [other.role]: other.version },
    }),
  ]
}

/**
 * The daemon of the OS image may run from boot until the installed one takes its place (one unit name, one log): the
 * last to start counts. Where no clock tells which that is, every one of them does.
 */
function trustedClaims(own: readonly VersionClaim[]): readonly VersionClaim[] {
  const running = own.filter(claim => claim.role === 'running')
  if (running.length === 0) return firstTold(own)
  const times = running.flatMap(claim => lastStart(claim) ?? [])
  if (times.length < running.length) return running
  const last = times.reduce((a, b) => (b > a ? b : a))
  return running.filter(claim => lastStart(claim) === last)
}

function firstTold(own: readonly VersionClaim[]): readonly VersionClaim[] {
  const reported = own.filter(claim => claim.role === 'reported').slice(0, 1)
  return reported.length > 0 ? reported : own.filter(claim => claim.role === 'installed')
}

/** When its version last came to run. */
function lastStart({ at, starts }: VersionClaim): VersionClaim['at'] {
  return starts?.turns.at(-1)?.at ?? at
}

/** A branch, a family or `latest` asks for no exact version, and a bare commit has no number to disagree with. */
const EXACT = /^v?\d+\.\d+\.\d+/u

function disagree(a: VersionClaim, b: VersionClaim): boolean {
  const [x, y] = [parseVersion(a.version), parseVersion(b.version)]
  if (x === undefined || y === undefined || !EXACT.test(a.version) || !EXACT.test(b.version)) return false
  return x.major !== y.major || x.minor !== y.minor || x.patch !== y.patch || x.prerelease !== y.prerelease
}

/**
 * kubelet and runtime each have a cgroup driver; runc refuses the cgroup path of the one under the other
 * (kubernetes/test-infra#29180). Where a side shows both, as with a second runtime handler, nothing is said.
 */
function driverConflict(host: string, claims: readonly VersionClaim[]): readonly Finding[] {
  const [kubelet, runtime] = ['kubelet-cgroup-driver', 'containerd-cgroup-driver'].map(component =>
    settingOf(claimsAbout(component, host, claims)),
  )
  if (kubelet === undefined || runtime === undefined || kubelet.version === runtime.version) return []
  return [
    conflict([kubelet, runtime], host, {
      id: `skew/cgroup-drivers-disagree:${kubelet.version}:${runtime.version}`,
      rule: 'skew/cgroup-drivers-disagree',
      title: `kubelet is set to the cgroup driver ${kubelet.version}, containerd to ${runtime.version}`,
      values: { component: runtime.component, kubelet: kubelet.version, containerd: runtime.version },
    }),
  ]
}

/** What a program says that it uses counts before what it was asked to use. */
function settingOf(own: readonly VersionClaim[]): VersionClaim | undefined {
  const used = own.filter(claim => claim.role === 'effective')
  const settings = used.length > 0 ? used : own
  return new Set(settings.map(claim => claim.version)).size === 1 ? settings[0] : undefined
}

function conflict(
  [a, b]: readonly [VersionClaim, VersionClaim],
  host: string,
  said: Pick<Finding, 'id' | 'rule' | 'title' | 'values'>,
): Finding {
  return {
    ...said,
    kind: 'skew',
    severity: 'warning',
    count: a.evidence.length + b.evidence.length,
    hosts: [host],
    ...(a.at === undefined ? {} : { firstAt: a.at }),
    evidence: [...a.evidence.slice(0, 3), ...b.evidence.slice(0, 3)],
  }
}
