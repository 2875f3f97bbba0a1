import { isInRange, isRange, parseVersion } from '../base/version.ts'
import { compareText } from '../base/text.ts'
import type { Finding } from '../model/finding.ts'
import type { ClaimRole, VersionClaim } from '../model/version-claim.ts'
import type { Rule } from '../knowledge/schema.ts'
import { knownBundles } from './match-images.ts'

/** What an OS image is known to bundle: only for builds whose contents are on record, with that record as the basis. */
export function bundledClaims(claims: readonly VersionClaim[]): readonly VersionClaim[] {
  const images = claims.filter(claim => claim.component === 'os-image' && claim.role !== 'requested')
  return images.flatMap(image =>
    knownBundles(image.version).map(({ component, version, source }) => ({
      component,
      role: 'bundled' as const,
      version,
      raw: image.version,
      ...(image.host === undefined ? {} : { host: image.host }),
      ...(image.at === undefined ? {} : { at: image.at }),
      basis: `${image.version} bundles ${component} ${version}: ${source}`,
      // Never `field`: an image whose contents are not on record is unknown, it is not without the component.
      method: 'line' as const,
      evidence: image.evidence,
    })),
  )
}

/** What a rule's hit proves about versions, once for each host it was seen on. */
export function impliedClaims(findings: readonly Finding[], rules: readonly Rule[]): readonly VersionClaim[] {
  return findings.flatMap(finding => {
    const implies = rules.find(rule => rule.id === finding.rule)?.implies ?? []
    const hosts = finding.hosts.length > 0 ? finding.hosts : [undefined]
    return implies
      .filter(({ when = {} }) => Object.entries(when).every(([group, value]) => finding.values[group] === value))
      .flatMap(({ component, role, range, source }) =>
        hosts.map(host => ({
          component,
          role,
          version: range,
          raw: finding.title,
          ...(host === undefined ? {} : { host }),
          ...(finding.firstAt === undefined ? {} : { at: finding.firstAt }),
          basis: source,
          method: 'line' as const,
          evidence: finding.evidence.slice(0, 3),
        })),
      )
  })
}

/** Applies `kindWhen`: the same words are the cause under an old daemon and a symptom under a new one. */
export function resolveKinds(
  findings: readonly Finding[],
  claims: readonly VersionClaim[],
  rules: readonly Rule[],
): readonly Finding[] {
  return findings.map(finding => {
    const conditions = rules.find(rule => rule.id === finding.rule)?.kindWhen ?? []
    const condition = conditions.find(({ component, roles, range }) =>
      claims.some(
        claim =>
          claim.component === component &&
          roles.includes(claim.role) &&
          !isRange(claim.version) &&
          isInRange(claim.version, range) === true,
      ),
    )
    return condition === undefined ? finding : { ...finding, kind: condition.kind }
  })
}

/** Roles that should agree about one binary on one host, the most trusted first. */
const AGREEING: readonly ClaimRole[] = ['running', 'reported', 'installed']
/** Components of which a host has exactly one that matters; two shims or two runcs on one host are normal. */
const SINGLE: readonly string[] = ['containerd', 'kubelet']

/** Conflicts between roles inside one run: installed one version, running another. */
export function conflictFindings(claims: readonly VersionClaim[]): readonly Finding[] {
  const hosts = [...new Set(claims.flatMap(claim => (claim.host === undefined ? [] : [claim.host])))].sort(compareText)
  return SINGLE.flatMap(component =>
    hosts.flatMap(host => {
      const own = claims.filter(
        claim => claim.component === component && claim.host === host && !isRange(claim.version),
      )
      const trusted = trustedClaims(own)
      const [first] = trusted
      const other = own.find(
        claim =>
          AGREEING.includes(claim.role) && claim.role !== first?.role && trusted.every(known => disagree(claim, known)),
      )
      return first === undefined || other === undefined ? [] : [conflict(first, other, host)]
    }),
  )
}

/**
 * The daemon of the OS image may run from boot until the installed one takes its place (one unit name, one log): the
 * last to start counts. Where no clock tells which that is, every one of them does.
 */
function trustedClaims(own: readonly VersionClaim[]): readonly VersionClaim[] {
  const running = own.filter(claim => claim.role === AGREEING[0])
  if (running.length === 0) return own.filter(claim => claim.role === 'reported').slice(0, 1)
  const times = running.flatMap(claim => claim.at ?? [])
  if (times.length < running.length) return running
  const last = times.reduce((a, b) => (b > a ? b : a))
  return running.filter(claim => claim.at === last)
}

function disagree(a: VersionClaim, b: VersionClaim): boolean {
  const [x, y] = [parseVersion(a.version), parseVersion(b.version)]
  if (x === undefined || y === undefined) return false
  return x.major !== y.major || x.minor !== y.minor || x.patch !== y.patch || x.prerelease !== y.prerelease
}

function conflict(a: VersionClaim, b: VersionClaim, host: string): Finding {
  return {
    // With the versions: another pair on another host, or in the other run, is another statement.
    id: `skew/roles-disagree:${a.component}:${a.version}:${b.version}`,
    rule: 'skew/roles-disagree',
    kind: 'skew',
    severity: 'warning',
    title: `${a.component} ${a.version} is ${a.role}, but ${b.version} is ${b.role}`,
    values: { component: a.component, [a.role]: a.version, [b.role]: b.version },
    count: a.evidence.length + b.evidence.length,
    hosts: [host],
    ...(a.at === undefined ? {} : { firstAt: a.at }),
    evidence: [...a.evidence.slice(0, 3), ...b.evidence.slice(0, 3)],
  }
}
