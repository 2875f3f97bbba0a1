import type { VersionClaim } from '../model/version-claim.ts'
import { byEvidenceOrder } from './evidence-order.ts'
import type { PlacedArtifact } from './build-timeline.ts'
import type { ClaimDraft } from './collect/versions.ts'

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
  return [...claims.values()]
}

/**
 * The runner names an image before it has a host; a host that is known to run that very image is the one it speaks of.
 * What no host claims stays with the run.
 */
export function attributeImages(claims: readonly VersionClaim[]): readonly VersionClaim[] {
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

function toClaim(
  { component, role, version, raw, host, path, lines }: ClaimDraft,
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
    method: 'line',
    evidence: lines.map(line => line.evidence),
  }
}

function join(a: VersionClaim, b: VersionClaim): VersionClaim {
  const at = a.at === undefined || (b.at !== undefined && b.at < a.at) ? b.at : a.at
  const method = a.method === 'field' && b.method === 'field' ? 'field' : 'line'
  return {
    ...a,
    ...(at === undefined ? {} : { at }),
    method,
    evidence: [...a.evidence, ...b.evidence].slice(0, EVIDENCE_PER_CLAIM),
  }
}
