import { createHash, randomBytes } from 'node:crypto'
import { onTestFinished } from 'vitest'
import type { RunPlace } from '#shared/model/reference.ts'
import type { CachedRun } from '../../../../../electron/services/cache/cached-run.ts'
import { createFileDigester } from '../../../../../electron/services/cache/digest-file.ts'
import type { CachedCopy } from '../../../../../electron/services/cache/journal.ts'
import { openCache, type RunCache } from '../../../../../electron/services/cache/open-cache.ts'
import type { RunRecord } from '../../../../../electron/services/cache/run-record.ts'
import type { StoredObject } from '../../../../../electron/services/fetch/storage.ts'
import { cachedRunSource } from '../../../../../electron/services/sources/open-cached-run.ts'
import type { Result } from '#shared/base/result.ts'
import { onlyRun, temporaryFolder, valueOf } from '../../../../support/open-temporary.ts'

export const DAY = 24 * 60 * 60_000
export const digestFile = await createFileDigester()

/** A cache that is gone after the test. `clock.now` is its time. */
export async function newCache(options: { dir?: string; quotaBytes?: number } = {}) {
  const clock = { now: Date.now() }
  const dir = options.dir ?? (await temporaryFolder())
  const cache = await openCache({ dir, quotaBytes: options.quotaBytes ?? 2 ** 40, now: () => clock.now })
  onTestFinished(() => cache.close())
  return { cache, clock, dir }
}

export function placeOf(id: string): RunPlace {
  return { bucket: 'kubernetes-ci-logs', path: `logs/ci-job/${id}`, job: 'ci-job', id }
}

export type Files = Readonly<Record<string, string | Uint8Array>>

export function objectsOf(files: Files, generation = '1'): readonly StoredObject[] {
  return Object.entries(files).map(([name, content]) => ({ name, bytes: Buffer.byteLength(content), generation }))
}

export function recordOf(place: RunPlace, objects: readonly StoredObject[]): RunRecord {
  return { place, bucket: place.bucket, listedAt: 1, isFinished: true, objects }
}

/** Writes an object's bytes as a download would, and gives them to the cache. */
export async function adopt(
  run: CachedRun,
  object: StoredObject,
  content: string | Uint8Array,
): Promise<Result<CachedCopy>> {
  const partial = await run.openPartial(object)
  if (!partial.ok) return partial
  await partial.value.handle.write(Buffer.from(content), 0, null, 0)
  return await run.adopt(partial.value, digestFile(partial.value.path), 'verified')
}

/** A run with all its files copied, open. */
export async function copyRun(cache: RunCache, place: RunPlace, files: Files): Promise<CachedRun> {
  const run = await cache.openRun(place)
  const objects = objectsOf(files)
  valueOf(await run.saveRecord(recordOf(place, objects)))
  for (const object of objects) valueOf(await adopt(run, object, files[object.name] ?? ''))
  return run
}

/** What a reader got of an artifact; contents by digest, since comparing them byte by byte takes the tests seconds. */
export interface Seen {
  readonly bytes: number
  readonly sha256: string
  readonly state: string
}

export function seen(content: string | Uint8Array, state = 'complete'): Seen {
  const sha256 = createHash('sha256').update(content).digest('hex')
  return { bytes: Buffer.byteLength(content), sha256, state }
}

/** What a reader gets of an artifact, or the code of the error. */
export async function read(run: CachedRun, name: string): Promise<Seen | string> {
  const opened = await onlyRun(cachedRunSource(run)).open(name)
  if (!opened.ok) return opened.error.code
  const parts: Buffer[] = []
  for await (const chunk of opened.value.chunks) parts.push(Buffer.from(chunk))
  return seen(Buffer.concat(parts), opened.value.end().state)
}

export function noise(bytes: number): Buffer {
  return randomBytes(bytes)
}
