import PQueue from 'p-queue'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { AbortSignalLike } from '#shared/ipc/contract.ts'
import type { BucketPlace } from '#shared/model/reference.ts'
import type { ListPage, ObjectPlace, Storage, StoredObject } from '../fetch/storage.ts'

/** Asked for at once while runs are looked at: enough to hide latency, few enough to leave room for a run being fetched. */
const AT_ONCE = 8
/** started.json and finished.json have a few kilobytes. Bytes. */
const SMALL_BYTES = 1_048_576

/** A store that is asked for a bounded number of things at once. */
export interface StorageRequests {
  readonly signal: AbortSignalLike
  /** What lies right below a folder, all pages. */
  listFolder(place: BucketPlace): Promise<Result<ListPage>>
  /** A small object as text. */
  readSmall(place: ObjectPlace): Promise<Result<string>>
  /** Work of several requests, one after the other. */
  run<T>(work: (storage: Storage) => Promise<Result<T>>): Promise<Result<T>>
}

export function createStorageRequests(storage: Storage, signal: AbortSignalLike): StorageRequests {
  const queue = new PQueue({ concurrency: AT_ONCE })
  const run: StorageRequests['run'] = work =>
    queue.add(async () => (signal.aborted ? err({ code: 'cancelled' }) : work(storage)))
  return {
    signal,
    run,
    listFolder: place => run(() => listFolder(place, storage, signal)),
    readSmall: place => run(() => storage.readText(place, { maxBytes: SMALL_BYTES, signal })),
  }
}

async function listFolder(
  { bucket, path }: BucketPlace,
  storage: Storage,
  signal: AbortSignalLike,
): Promise<Result<ListPage>> {
  const objects: StoredObject[] = []
  const folders: string[] = []
  for await (const page of storage.list({ bucket, prefix: `${path}/`, shallow: true }, signal)) {
    if (!page.ok) return page
    for (const object of page.value.objects) objects.push(object)
    for (const folder of page.value.folders) folders.push(folder)
  }
  return ok({ objects, folders })
}
