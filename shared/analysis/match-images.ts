import { compareText } from '../base/text.ts'
import { imageFamilies } from '../knowledge/images/index.ts'
import type { ImageFamily, KnownBuild } from '../knowledge/schema.ts'

/** What the name of an OS image says. */
export interface IdentifiedImage {
  /** Family id such as `cos`. */
  readonly family: string
  /** Role of hosts that run it, e.g. `cos`, `ubuntu`. */
  readonly hostRole: string
  /** Orders builds of a family, e.g. `121-18867-0-24`. */
  readonly build: string
  readonly milestone?: string
}

/** A component version that a named build is known to hold. */
export interface KnownBundle {
  readonly component: string
  readonly version: string
  readonly source: string
}

/** The nearest builds of the same milestone whose contents are known. They bound a guess, and are never one. */
export interface NeighbouringBuilds {
  readonly below?: KnownBuild
  readonly above?: KnownBuild
}

const NAME_LENGTH = 200

function locate(name: string): { readonly family: ImageFamily; readonly image: IdentifiedImage } | undefined {
  if (name.length > NAME_LENGTH) return undefined
  for (const family of imageFamilies) {
    const { build, milestone } = family.name.exec(name)?.groups ?? {}
    if (build === undefined) continue
    const image = {
      family: family.id,
      hostRole: family.hostRole,
      build,
      ...(milestone === undefined ? {} : { milestone }),
    }
    return { family, image }
  }
  return undefined
}

/** Undefined for names of no known family; a family name such as `cos-beta` is no image. */
export function identifyImage(name: string): IdentifiedImage | undefined {
  return locate(name)?.image
}

/** Only for builds whose contents are on record; nothing is interpolated. Sorted by component. */
export function knownBundles(name: string): readonly KnownBundle[] {
  const located = locate(name)
  const known = located?.family.builds.find(({ build }) => build === located.image.build)
  return Object.entries(known?.bundles ?? {})
    .map(([component, version]) => ({ component, version, source: known?.source ?? '' }))
    .sort((a, b) => compareText(a.component, b.component))
}

/** Known builds of the same milestone right below and above the named one, which itself is not among them. */
export function neighbouringBuilds(name: string): NeighbouringBuilds {
  const located = locate(name)
  if (located === undefined) return {}
  const { family, image } = located
  const siblings = family.builds.filter(({ milestone }) => milestone === image.milestone).sort(byBuild)
  const below = siblings.findLast(({ build }) => compareBuilds(build, image.build) < 0)
  const above = siblings.find(({ build }) => compareBuilds(build, image.build) > 0)
  return { ...(below === undefined ? {} : { below }), ...(above === undefined ? {} : { above }) }
}

/** A component version of the nearest known builds on both sides of a build that is not on record itself. */
export interface BoundedBundle {
  readonly component: string
  readonly version: string
  readonly below: KnownBuild
  readonly above: KnownBuild
}

/**
 * What the builds of the same milestone right below and above the named one both bundle in one version. Where the two
 * differ nothing is said: a minor version can change inside one milestone. Sorted by component.
 */
export function boundedBundles(name: string): readonly BoundedBundle[] {
  const { below, above } = neighbouringBuilds(name)
  if (below === undefined || above === undefined) return []
  return Object.entries(below.bundles)
    .filter(([component, version]) => new Map(Object.entries(above.bundles)).get(component) === version)
    .map(([component, version]) => ({ component, version, below, above }))
    .sort((a, b) => compareText(a.component, b.component))
}

/** Where the package list of a build is published. */
export interface ListPlace {
  readonly bucket: string
  /** Name of the object. */
  readonly name: string
  /** For people: https. */
  readonly address: string
}

/** Where what the named image holds is published; undefined where its maker publishes nothing that is on record. */
export function publishedListOf(name: string): ListPlace | undefined {
  const located = locate(name)
  const lists = located?.family.lists
  if (located === undefined || lists === undefined || lists.except.test(name)) return undefined
  const { build, milestone } = located.image
  const folder = (milestone === undefined ? build : build.slice(milestone.length + 1)).replaceAll('-', '.')
  const { bucket, file } = lists
  const object = `${folder}/${file}`
  return { bucket, name: object, address: `https://storage.googleapis.com/${bucket}/${object}` }
}

const byBuild = (a: KnownBuild, b: KnownBuild) => compareBuilds(a.build, b.build)

/** Orders builds by their numbers, left to right. */
export function compareBuilds(a: string, b: string): number {
  const [x, y] = [numbersOf(a), numbersOf(b)]
  for (let at = 0; at < Math.max(x.length, y.length); at++) {
    const difference = (x[at] ?? -1) - (y[at] ?? -1)
    if (difference !== 0) return difference
  }
  return 0
}

function numbersOf(build: string): readonly number[] {
  return build
    .split(/\D+/u)
    .filter(part => part !== '')
    .map(Number)
}
