import type { ProcessStarts, VersionClaim } from '../model/version-claim.ts'
import { byEvidenceOrder } from './evidence-order.ts'
import type { PlacedArtifact } from './build-timeline.ts'
import type { ClaimDraft } from './collect/versions.ts'
import { imageInName } from './resolve-hosts.ts'

/** At most this many citations stay with one claim. */
const EVIDENCE_PER_CLAIM = 5

/** What the artifacts themselves say of versions: structured readers and lines, equal statements put together. */
export function resolveClaims(artifacts: readonly PlacedArtifact[]): readonly VersionClaim[] {
  const claims = new Map<string, VersionClaim>()
  const add = (claim: VersionClaim) => {
    const key = [claim.component, claim.role, claim.version, claim.host ?? '', claim.path ?? ''].join('\n')
    const known = claims.get(key)
    claims.set(key, known === undefined ? claim : join(known, claim))
  }
  const ordered = [...artifacts].sort((a, b) => byEvidenceOrder(a.draft.name, b.draft.name))
  for (const { draft, instantOf } of ordered) {
    for (const claim of draft.reading.claims ?? []) add(claim)
    for (const found of draft.claims) add(toClaim(found, { draft, instantOf }))
  }
  return withoutLoneStarts([...claims.values()])
}

/** One start of one version is what every process has: nothing to count. */
function withoutLoneStarts(claims: readonly VersionClaim[]): readonly VersionClaim[] {
  const process = (claim: VersionClaim) => `${claim.component}\n${claim.host ?? ''}`
  const total = new Map<string, number>()
  for (const claim of claims) total.set(process(claim), (total.get(process(claim)) ?? 0) + (claim.starts?.count ?? 0))
  return claims.map(claim => {
    const { starts, ...rest } = claim
    return starts !== undefined && (total.get(process(claim)) ?? 0) > 1 ? claim : rest
  })
}

/**
 * The runner names an image before it has a host; a host that is known to run that very image, or is named after it, is
 * the one it speaks of. What no host claims stays with the run. `hosts` are the names of all machines of the run.
 */
export function attributeImages(
  stated: readonly VersionClaim[],
  hosts: readonly string[] = [],
): readonly VersionClaim[] {
  const claims = stated.flatMap(claim => (isOnHost(claim, stated) ? [claim] : ofNamesakes(claim, hosts)))
  const onHosts = claims.filter(claim => claim.component === 'os-image' && claim.host !== undefined)
  const isAttributed = (claim: VersionClaim) =>
    claim.component === 'os-image' &&
    claim.host === undefined &&
    onHosts.some(other => other.version === claim.version && other.role === claim.role)
  return claims
    .filter(claim => !isAttributed(claim))
    .map(claim => {
      const loose = onHosts.includes(claim)
        ? claims.find(other => isAttributed(other) && other.version === claim.version && other.role === claim.role)
        : undefined
      // The runner's own words come first: a host name may be cut.
      return loose === undefined
        ? claim
        : { ...join(loose, claim), ...(claim.host === undefined ? {} : { host: claim.host }) }
    })
}

/** Some host is stated to run the image already. */
function isOnHost({ version, role }: VersionClaim, stated: readonly VersionClaim[]): boolean {
  return stated.some(
    other =>
      other.component === 'os-image' && other.host !== undefined && other.version === version && other.role === role,
  )
}

/** A host's name may be cut, so it proves no image by itself; a name that ends in just the image that was stated does. */
function ofNamesakes(claim: VersionClaim, hosts: readonly string[]): readonly VersionClaim[] {
  if (claim.component !== 'os-image' || claim.host !== undefined) return [claim]
  const namesakes = hosts.filter(host => imageInName(host) === claim.version)
  return namesakes.length === 0 ? [claim] : namesakes.map(host => ({ ...claim, host }))
}

function toClaim(
  { component, role, version, raw, host, path, lines, starts }: ClaimDraft,
  { instantOf }: PlacedArtifact,
): VersionClaim {
  const at = lines.map(instantOf).find(time => time !== undefined)
  return {
    component,
    role,
    version,
    raw,
    ...(host === undefined ? {} : { host }),
    ...(path === undefined ? {} : { path }),
    ...(at === undefined ? {} : { at }),
    ...(starts === undefined ? {} : { starts: toStarts(starts, instantOf) }),
    method: 'line',
    evidence: lines.map(line => line.evidence),
  }
}

function toStarts(
  { count, turns }: NonNullable<ClaimDraft['starts']>,
  instantOf: PlacedArtifact['instantOf'],
): ProcessStarts {
  const placed = turns.map(line => {
    const at = instantOf(line)
    return { ...(at === undefined ? {} : { at }), evidence: line.evidence }
  })
  return { count, turns: placed }
}

/** Two artifacts that hold one log tell of the same starts: the one that tells of more has all of them. */
function moreStarts(a: ProcessStarts | undefined, b: ProcessStarts | undefined): ProcessStarts | undefined {
  return b === undefined || (a !== undefined && a.count >= b.count) ? a : b
}

function join(a: VersionClaim, b: VersionClaim): VersionClaim {
  const at = a.at === undefined || (b.at !== undefined && b.at < a.at) ? b.at : a.at
  const starts = moreStarts(a.starts, b.starts)
  const method = a.method === 'field' && b.method === 'field' ? 'field' : 'line'
  return {
    ...a,
    ...(at === undefined ? {} : { at }),
    ...(starts === undefined ? {} : { starts }),
    method,
    evidence: [...a.evidence, ...b.evidence].slice(0, EVIDENCE_PER_CLAIM),
  }
}
