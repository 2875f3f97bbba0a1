import { isInRange, isRange } from '../base/version.ts'
import type { Finding } from '../model/finding.ts'
import type { PublishedImage } from '../model/published-image.ts'
import type { VersionClaim } from '../model/version-claim.ts'
import type { AnyRule } from '../knowledge/schema.ts'
import { boundedBundles, knownBundles, publishedListOf } from './match-images.ts'

/**
 * What an OS image is known to bundle: by the list that its maker publishes, where it was looked up; of builds whose
 * contents are on record, and of builds between two such that bundle the same version. The basis says which of them it
 * is. Where an artifact of the host lists it, that counts alone.
 */
export function bundledClaims(
  claims: readonly VersionClaim[],
  lists: readonly PublishedImage[] = [],
): readonly VersionClaim[] {
  const listed = new Set(claims.filter(isListed).map(({ component, host }) => placeKey(component, host)))
  return claims.filter(isImage).flatMap(image =>
    bundlesOf(image.version, lists)
      .filter(({ component }) => !listed.has(placeKey(component, image.host)))
      .map(bundle => bundledClaim(image, bundle)),
  )
}

/** The claims without those that were drawn from what images are known to bundle. */
export function withoutBundled(claims: readonly VersionClaim[]): readonly VersionClaim[] {
  const images = new Set(claims.filter(isImage).map(({ version, host }) => placeKey(version, host)))
  const isDrawn = ({ role, basis, raw, host }: VersionClaim) =>
    role === 'bundled' && basis !== undefined && images.has(placeKey(raw, host))
  return claims.filter(claim => !isDrawn(claim))
}

/** The OS image of a host or of the run, other than one that was only asked for. */
export function isImage({ component, role }: VersionClaim): boolean {
  return component === 'os-image' && role !== 'requested'
}

/** An artifact says so itself. */
export function isListed({ role, basis }: VersionClaim): boolean {
  return role === 'bundled' && basis === undefined
}

function placeKey(what: string, host: string | undefined): string {
  return `${what}\n${host ?? ''}`
}

interface Bundle {
  readonly component: string
  readonly version: string
  readonly basis: string
}

function bundledClaim({ version: raw, host, at, evidence }: VersionClaim, bundle: Bundle): VersionClaim {
  return {
    ...bundle,
    role: 'bundled',
    raw,
    ...(host === undefined ? {} : { host }),
    ...(at === undefined ? {} : { at }),
    // Never `field`: an image whose contents are not on record is unknown, it is not without the component.
    method: 'line',
    evidence,
  }
}

/** The build's own list counts before the table, which was copied from release notes. */
function bundlesOf(image: string, lists: readonly PublishedImage[]): readonly Bundle[] {
  const published = publishedBundles(image, lists)
  const told = new Set(published.map(({ component }) => component))
  return [...published, ...recordedBundles(image).filter(({ component }) => !told.has(component))]
}

function publishedBundles(image: string, lists: readonly PublishedImage[]): readonly Bundle[] {
  const address = lists.length === 0 ? undefined : publishedListOf(image)?.address
  const packages = lists.find(list => list.address === address)?.packages ?? []
  return packages.map(({ component, version }) => ({
    component,
    version,
    basis: `${image} bundles ${component} ${version}: published package list, ${address ?? ''}`,
  }))
}

function recordedBundles(image: string): readonly Bundle[] {
  const known = knownBundles(image).map(({ component, version, source }) => ({
    component,
    version,
    basis: `${image} bundles ${component} ${version}: ${source}`,
  }))
  if (known.length > 0) return known
  return boundedBundles(image).map(({ component, version, below, above }) => ({
    component,
    version,
    basis: `between known builds ${below.build} and ${above.build}, both with ${component} ${version}: ${[...new Set([below.source, above.source])].join(', ')}`,
  }))
}

/** What a rule's hit proves about versions, once for each host it was seen on. */
export function impliedClaims(findings: readonly Finding[], rules: readonly AnyRule[]): readonly VersionClaim[] {
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
  rules: readonly AnyRule[],
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
