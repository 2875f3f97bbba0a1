import { identifyImage } from '#shared/analysis/match-images.ts'
import type { Reading } from '#shared/analysis/read/reader.ts'
import { resolveRun } from '#shared/analysis/resolve-run.ts'
import { encodeUtf8 } from '#shared/base/bytes.ts'
import { compareText } from '#shared/base/text.ts'
import { artifactKinds, hostNames } from '#shared/knowledge/layout.ts'
import type { RunPlace } from '#shared/model/reference.ts'
import type { RunFacts } from '#shared/model/run.ts'
import type { ListPage } from '../fetch/storage.ts'
import type { OpenReader } from '../look-at-run.ts'
import { canonicalBucket } from './buckets.ts'
import { bucketUri } from './describe-reference.ts'
import { folderNames, type ListedRun } from './list-runs.ts'
import { readAlias } from './read-alias.ts'
import type { StorageRequests } from './storage-requests.ts'

/** One run of a job, from its small files and the names in its artifacts folder. */
export interface JobRun {
  /** Where it is; `alias` only when the directory's line could not be read. */
  readonly reference: ListedRun
  readonly facts: RunFacts
  /** OS images that its host folders are named after, sorted. */
  readonly images: readonly string[]
  /** Kinds of hosts and artifacts that names tell, sorted: families of OS images, roles of nodes, `tests`. */
  readonly kinds: readonly string[]
  /** Commit of kubernetes/kubernetes, where started.json states it. */
  readonly commit?: string
  readonly isCached: boolean
}

export interface LookContext {
  readonly requests: StorageRequests
  readonly openReader: OpenReader
  isCached(place: RunPlace): boolean | Promise<boolean>
}

/** What cannot be read is not stated; a run is never left out for it. */
export async function lookAtStoredRun(listed: ListedRun, context: LookContext): Promise<JobRun> {
  const { requests } = context
  const real = await realPlace(listed, requests)
  const place = real ?? listed.place
  const isCached = await context.isCached(place)
  const source = bucketUri(place)
  if (real === undefined) {
    return { reference: listed, facts: resolveRun([], { path: place.path, source }), images: [], kinds: [], isCached }
  }
  const [started, finished, listing] = await Promise.all([
    readArtifact(place, 'started.json', context),
    readArtifact(place, 'finished.json', context),
    requests.listFolder({ bucket: place.bucket, path: `${place.path}/artifacts` }),
  ])
  const stated = [finished.facts ?? {}, started.facts ?? {}]
  const commit = started.claims?.find(({ component }) => component === 'repo:kubernetes/kubernetes')?.version
  return {
    reference: { kind: 'run', place },
    facts: resolveRun(stated, { path: place.path, source }),
    ...(listing.ok ? namesOf(listing.value, `${place.path}/artifacts`) : { images: [], kinds: [] }),
    ...(commit === undefined ? {} : { commit }),
    isCached,
  }
}

async function realPlace({ kind, place }: ListedRun, requests: StorageRequests): Promise<RunPlace | undefined> {
  if (kind === 'run') return { ...place, bucket: canonicalBucket(place.bucket) }
  const real = await requests.run(storage => readAlias(place, storage, requests.signal))
  return real.ok ? real.value : undefined
}

async function readArtifact(place: RunPlace, artifact: string, context: LookContext): Promise<Reading> {
  const reader = context.openReader(artifact)
  if (reader === undefined) return {}
  const text = await context.requests.readSmall({ bucket: place.bucket, name: `${place.path}/${artifact}` })
  if (!text.ok) return {}
  reader.feed(encodeUtf8(text.value))
  return reader.end()
}

function namesOf(listing: ListPage, path: string): Pick<JobRun, 'images' | 'kinds'> {
  const folders = folderNames(listing, path)
  const images = folders.flatMap(name => imageInName(name) ?? [])
  const roles = folders.flatMap(name => hostNames.roles.find(({ pattern }) => pattern.test(name))?.role ?? [])
  const hasTests = listing.objects.some(({ name }) =>
    artifactKinds.some(({ lane, pattern }) => lane === 'tests' && pattern.test(name)),
  )
  const kinds = [...images.map(imageKind), ...roles, ...(hasTests ? ['tests'] : [])]
  return { images: unique(images), kinds: unique(kinds) }
}

/** What hosts made of an image are compared by: its family, or the very name where that is unknown. */
export function imageKind(image: string): string {
  return identifyImage(image)?.hostRole ?? image
}

function imageInName(host: string): string | undefined {
  for (const layout of hostNames.images) {
    const image = layout.exec(host)?.groups?.['image']
    if (image !== undefined) return image
  }
  return undefined
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort(compareText)
}
