import { fnv1a64 } from '../base/fnv.ts'
import { compareText } from '../base/text.ts'
import type { AnyRule } from '../knowledge/schema.ts'
import type { Analysis } from '../model/analysis.ts'
import type { Finding } from '../model/finding.ts'
import type { PublishedImage, PublishedPackage } from '../model/published-image.ts'
import type { VersionClaim } from '../model/version-claim.ts'
import { publishedListOf, type ListPlace } from './match-images.ts'
import { cosPackagesFormat } from './read/read-cos-packages.ts'
import { sortFindings } from './resolve-findings.ts'
import { bundledClaims, isImage, isListed, resolveKinds, withoutBundled } from './resolve-versions.ts'
import { sortClaims } from './sort-claims.ts'

/** A published list that could tell more of an image of a run. */
export interface WantedList extends ListPlace {
  /** Name of the image as the run states it. */
  readonly image: string
}

/** Lists of the images that runs name, each once, sorted by address; none of a host whose own list is an artifact. */
export function wantedLists(analyses: readonly Pick<Analysis, 'claims'>[]): readonly WantedList[] {
  const wanted = new Map<string, WantedList>()
  for (const { version: image } of analyses.flatMap(({ claims }) => unlistedImages(claims))) {
    const place = publishedListOf(image)
    const known = place === undefined ? undefined : wanted.get(place.address)
    if (place === undefined || (known !== undefined && compareText(known.image, image) <= 0)) continue
    wanted.set(place.address, { ...place, image })
  }
  return [...wanted.values()].sort(byAddress)
}

function unlistedImages(claims: readonly VersionClaim[]): readonly VersionClaim[] {
  const listed = new Set(claims.filter(isListed).map(({ host }) => host))
  return claims.filter(claim => isImage(claim) && !listed.has(claim.host))
}

/** The packages that a published list names; undefined where it is no such list, or names none that matters here. */
export function readPackageList(bytes: Uint8Array): readonly PublishedPackage[] | undefined {
  const reader = cosPackagesFormat.open({ artifact: 'cos-package-info.json' })
  reader.feed(bytes)
  const { claims = [], problem } = reader.end()
  if (problem !== undefined || claims.length === 0) return undefined
  const packages = new Map(
    claims.map(({ component, version }) => [`${component}\n${version}`, { component, version }] as const),
  )
  return [...packages.values()].sort(
    (a, b) => compareText(a.component, b.component) || compareText(a.version, b.version),
  )
}

/**
 * The analysis as it is with what was looked up: what images bundle, and the kinds of findings that depend on it. `rules`
 * are those that it was made with. Its knowledge is another one then, whether or not the lists speak of this run's images:
 * all runs of a comparison rest on the same.
 */
export function withPublishedImages(
  analysis: Analysis,
  published: readonly PublishedImage[],
  rules: readonly AnyRule[],
): Analysis {
  if (published.length === 0) return analysis
  const lists = [...published].sort(byAddress)
  const read = withoutBundled(analysis.claims)
  const claims = sortClaims([...read, ...bundledClaims(read, lists)])
  const findings = sortFindings(resolveKinds(analysis.findings.map(asWritten(rules)), claims, rules))
  return { ...analysis, claims, findings, knowledge: `${analysis.knowledge}+${versionOf(lists)}` }
}

function versionOf(lists: readonly PublishedImage[]): string {
  const told = lists.map(({ address, packages }) => [
    address,
    packages.map(({ component, version }) => [component, version]),
  ])
  return fnv1a64(JSON.stringify(told))
}

/** With the kind that its rule gives before any condition. */
function asWritten(rules: readonly AnyRule[]): (finding: Finding) => Finding {
  const kinds = new Map(rules.map(({ id, kind }) => [id, kind]))
  return finding => ({ ...finding, kind: kinds.get(finding.rule) ?? finding.kind })
}

function byAddress(a: { readonly address: string }, b: { readonly address: string }): number {
  return compareText(a.address, b.address)
}
