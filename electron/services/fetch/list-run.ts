import { err, ok, type AppError, type Result } from '#shared/base/result.ts'
import type { RunPlace } from '#shared/model/reference.ts'
import type { RunRecord } from '../cache/run-record.ts'
import type { Storage, StoredObject } from './storage.ts'

export interface ListRunOptions {
  readonly storage: Pick<Storage, 'list'>
  /** Where the run may lie, best first: a bucket that was renamed keeps its paths (test-infra#33611). */
  readonly buckets: readonly string[]
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Objects listed so far. */
  readonly onObjects: (count: number) => void
  readonly signal: AbortSignal
}

/** Lists a run in the first bucket that has it. `fetch/not-found` when none has a single object of it. */
export async function listRun(place: RunPlace, options: ListRunOptions): Promise<Result<RunRecord>> {
  let problem: AppError = { code: 'fetch/not-found', host: 'The store', what: `gs://${place.bucket}/${place.path}` }
  for (const bucket of options.buckets) {
    const listed = await listIn(bucket, place, options)
    if (listed.ok && listed.value.length > 0) return ok(toRecord(place, bucket, { objects: listed.value, ...options }))
    if (!listed.ok && !isElsewhere(listed.error)) return listed
    if (!listed.ok) problem = listed.error
  }
  return err(problem)
}

function isElsewhere({ code }: AppError): boolean {
  return code === 'fetch/not-found' || code === 'fetch/auth'
}

async function listIn(
  bucket: string,
  place: RunPlace,
  { storage, signal, onObjects }: ListRunOptions,
): Promise<Result<readonly StoredObject[]>> {
  const prefix = `${place.path}/`
  const objects: StoredObject[] = []
  for await (const page of storage.list({ bucket, prefix }, signal)) {
    if (!page.ok) return page
    for (const object of page.value.objects) {
      // A name outside the prefix was not asked for; the prefix itself is a folder marker.
      if (object.name.startsWith(prefix) && object.name !== prefix) {
        objects.push({ ...object, name: object.name.slice(prefix.length) })
      }
    }
    onObjects(objects.length)
  }
  return ok(objects)
}

function toRecord(
  place: RunPlace,
  bucket: string,
  { objects, now }: { readonly objects: readonly StoredObject[]; readonly now: () => number },
): RunRecord {
  return { place, bucket, listedAt: now(), isFinished: objects.some(({ name }) => name === 'finished.json'), objects }
}
