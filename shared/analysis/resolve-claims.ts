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
  const told = new Set(stated.filter(isOfHost).map(imageKey))
  const namesakes = groupByImage(hosts)
  const claims = stated.flatMap(claim => (told.has(imageKey(claim)) ? [claim] : ofNamesakes(claim, namesakes)))
  const onHosts = new Set(claims.filter(isOfHost).map(imageKey))
  const loose = new Map(claims.filter(isLoose).map(claim => [imageKey(claim), claim]))
  return claims
    .filter(claim => !isLoose(claim) || !onHosts.has(imageKey(claim)))
    .map(claim => {
      if (!isOfHost(claim)) return claim
      const named = loose.get(imageKey(claim))
      // The runner's own words come first: a host name may be cut.
      return named === undefined ? claim : { ...join(named, claim), host: claim.host }
    })
}

const isLoose = ({ component, host }: VersionClaim) => component === 'os-image' && host === undefined
const isOfHost = (claim: VersionClaim): claim is VersionClaim & { readonly host: string } =>
  claim.component === 'os-image' && claim.host !== undefined
const imageKey = ({ component, role, version }: VersionClaim) => `${component}\n${role}\n${version}`

/** Machines by the image that they are named after. */
function groupByImage(hosts: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>()
  for (const host of hosts) {
    const image = imageInName(host)
    if (image === undefined) continue
    const group = groups.get(image)
    if (group === undefined) groups.set(image, [host])
    else group.push(host)
  }
  return groups
}

/** A host's name may be cut, so it proves no image by itself; a name that ends in just the image that was stated does. */
function ofNamesakes(claim: VersionClaim, namesakes: ReadonlyMap<string, readonly string[]>): readonly VersionClaim[] {
  const hosts = isLoose(claim) ? namesakes.get(claim.version) : undefined
  return hosts === undefined ? [claim] : hosts.map(host => ({ ...claim, host }))
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
