import { err, ok, type AppError, type Result } from '#shared/base/result.ts'
import type { AbortSignalLike } from '#shared/ipc/contract.ts'
import type { BucketPlace, RunPlace } from '#shared/model/reference.ts'
import type { ObjectPlace, Storage } from '../fetch/storage.ts'
import { bucketsToTry, canonicalBucket } from './buckets.ts'
import { bucketUri } from './describe-reference.ts'
import { readBucketUri } from './read-storage-page.ts'

/** These objects hold one line. Bytes. */
const LINE_BYTES = 4_096

/**
 * The real folder of a run that is named through `pr-logs/directory/`: the one line of its `.txt` object. That line is
 * believed only when it names the same run in the same bucket, so that it can lead nowhere else.
 */
export async function readAlias(alias: RunPlace, storage: Storage, signal: AbortSignalLike): Promise<Result<RunPlace>> {
  const name = `${alias.path}.txt`
  const line = await readLine({ bucket: alias.bucket, name }, storage, signal)
  if (!line.ok) return isAbsent(line.error) ? findUnaliased(alias, line, { storage, signal }) : line
  const named = readBucketUri(line.value)
  const bucket = canonicalBucket(alias.bucket)
  const isSame =
    named?.kind === 'run' &&
    named.place.id === alias.id &&
    named.place.job === alias.job &&
    canonicalBucket(named.place.bucket) === bucket
  if (!isSame) return malformed({ bucket: alias.bucket, path: name }, 'it does not name the folder of the same run')
  return ok({ ...named.place, bucket })
}

/** A one-line object, without the white space around it; from the bucket's successor where the bucket does not give it. */
export async function readLine(
  { bucket, name }: ObjectPlace,
  storage: Storage,
  signal: AbortSignalLike,
): Promise<Result<string>> {
  let refused: Result<string> | undefined
  for (const candidate of bucketsToTry(bucket)) {
    const read = await storage.readText({ bucket: candidate, name }, { maxBytes: LINE_BYTES, signal })
    if (read.ok) return ok(read.value.trim())
    if (!isAbsent(read.error)) return read
    refused ??= read
  }
  return refused ?? err({ code: 'fetch/not-found', host: bucket, what: name })
}

function isAbsent(error: AppError): boolean {
  return error.code === 'fetch/not-found' || error.code === 'fetch/auth'
}

/** Batches have no alias, and of some addresses the kind of the job is not known: the run may lie in plain sight. */
async function findUnaliased(
  { bucket, path, job, id }: RunPlace,
  notFound: Result<never>,
  { storage, signal }: { readonly storage: Storage; readonly signal: AbortSignalLike },
): Promise<Result<RunPlace>> {
  const root = path.slice(0, path.lastIndexOf('pr-logs/directory/'))
  for (const folder of [`${root}logs/${job}/${id}`, `${root}pr-logs/pull/batch/${job}/${id}`]) {
    const place = { bucket: canonicalBucket(bucket), path: folder, job, id }
    const query = { bucket: place.bucket, prefix: `${folder}/`, shallow: true }
    for await (const page of storage.list(query, signal)) {
      if (!page.ok) return page
      if (page.value.objects.length + page.value.folders.length > 0) return ok(place)
    }
  }
  return notFound
}

/** An object that does not hold what its name promises. */
export function malformed(place: BucketPlace, reason: string): Result<never> {
  return err({ code: 'fetch/malformed', host: place.bucket, what: bucketUri(place), reason })
}
