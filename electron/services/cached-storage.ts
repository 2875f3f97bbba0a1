import { err, ok, type Result } from '#shared/base/result.ts'
import { cachePathsIn, runKeyOf } from './cache/cache-paths.ts'
import { loadRun } from './cache/load-run.ts'
import type { RunCache } from './cache/open-cache.ts'
import type { ListPage, ListQuery, ObjectPlace, Storage, StoredObject } from './fetch/storage.ts'
import { canonicalBucket } from './references/buckets.ts'
import { bucketUri } from './references/describe-reference.ts'
import type { ResolveContext } from './references/resolve-reference.ts'
import { openCachedRun } from './sources/open-cached-run.ts'
import type { RunPlace } from '#shared/model/reference.ts'

/** An object that the cache knows of. */
interface KnownObject {
  readonly object: StoredObject
  /** Where to read it; a text for what is only known. */
  readonly in: RunPlace | string
}

/** What the cache knows of the store and of Prow, in the place of both. No request leaves this machine. */
export async function openCachedStore(cache: Pick<RunCache, 'dir' | 'list'>): Promise<ResolveContext> {
  const storage = await openCachedStorage(cache)
  const readProwJob = (_host: string, uuid: string): Promise<Result<string>> =>
    Promise.resolve(err({ code: 'fetch/network-off', what: `the ProwJob ${uuid}` }))
  return { storage, readProwJob }
}

/** The store as far as the cache knows it, so that what asks a store works without a network. No request leaves this machine. */
async function openCachedStorage(cache: Pick<RunCache, 'dir' | 'list'>): Promise<Storage> {
  const buckets = new Map<string, Map<string, KnownObject>>()
  for (const { place, key } of await cache.list()) {
    const { record } = await loadRun(cachePathsIn(cache.dir), key)
    const bucket = canonicalBucket(place.bucket)
    const objects = buckets.get(bucket) ?? new Map<string, KnownObject>()
    buckets.set(bucket, objects)
    for (const object of record?.objects ?? []) {
      const name = `${place.path}/${object.name}`
      objects.set(name, { object: { ...object, name }, in: place })
    }
    for (const alias of aliasOf(place)) objects.set(alias.object.name, alias)
  }
  const objectsOf = (bucket: string) => buckets.get(canonicalBucket(bucket)) ?? new Map<string, KnownObject>()
  return {
    list: query => listKnown(objectsOf(query.bucket), query),
    readText: (place, { maxBytes }) =>
      readKnown(cache.dir, objectsOf(place.bucket).get(place.name), { place, maxBytes }),
  }
}

/** What Prow writes into its directory for a run of a pull request (see `resolve-reference.ts`). */
function aliasOf(place: RunPlace): readonly KnownObject[] {
  const pulls = /^(?<prefix>(?:.*\/)?pr-logs\/)pull\//u.exec(place.path)?.groups?.['prefix']
  if (pulls === undefined) return []
  const text = bucketUri(place)
  const name = `${pulls}directory/${place.job}/${place.id}.txt`
  return [{ object: { name, bytes: Buffer.byteLength(text), generation: '0' }, in: text }]
}

async function* listKnown(
  known: ReadonlyMap<string, KnownObject>,
  { prefix, shallow }: ListQuery,
): AsyncGenerator<Result<ListPage>> {
  await Promise.resolve()
  const objects: StoredObject[] = []
  const folders = new Set<string>()
  for (const [name, { object }] of known) {
    if (!name.startsWith(prefix)) continue
    const slash = shallow === true ? name.indexOf('/', prefix.length) : -1
    if (slash < 0) objects.push(object)
    else folders.add(name.slice(0, slash + 1))
  }
  yield ok({ objects, folders: [...folders] })
}

async function readKnown(
  dir: string,
  known: KnownObject | undefined,
  { place, maxBytes }: { readonly place: ObjectPlace; readonly maxBytes: number },
): Promise<Result<string>> {
  const missing = err({
    code: 'fetch/network-off',
    what: bucketUri({ bucket: place.bucket, path: place.name }),
  } as const)
  if (known === undefined) return missing
  if (typeof known.in === 'string') return ok(known.in)
  const source = await openCachedRun(dir, runKeyOf(known.in))
  if (!source.ok) return missing
  const stream = await source.value.runs[0]?.open(place.name.slice(known.in.path.length + 1))
  if (stream?.ok !== true) return missing
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream.value.chunks) {
    bytes += chunk.length
    if (bytes > maxBytes) return missing
    chunks.push(Buffer.from(chunk))
  }
  return stream.value.end().state === 'complete' ? ok(Buffer.concat(chunks).toString('utf8')) : missing
}
