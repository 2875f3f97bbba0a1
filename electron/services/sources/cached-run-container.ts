import type { FileHandle } from 'node:fs/promises'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { Integrity } from '#shared/model/integrity.ts'
import { compareText } from '#shared/base/text.ts'
import type { ByteStream } from '../archive/byte-stream.ts'
import { isWhole, type OpenBlob } from '../cache/blob-store.ts'
import type { CachedCopy } from '../cache/journal.ts'
import { DAMAGED, readBlob } from '../cache/read-blob.ts'
import type { RunRecord } from '../cache/run-record.ts'
import { isFolderMarker } from '../fetch/plan-fetch.ts'
import type { StoredObject } from '../fetch/storage.ts'
import { openAhead, type Container } from './container.ts'
import type { SourceEntry } from './source.ts'

/** An artifact of a run in a bucket. */
export interface CachedEntry extends SourceEntry {
  readonly object: StoredObject
  readonly copy: CachedCopy | undefined
}

/** A run's listing and the copies of its artifacts at one moment. */
export interface CachedArtifacts {
  readonly record: RunRecord
  readonly copies: ReadonlyMap<string, CachedCopy>
  /** Opens a copy's bytes; the error is a few words. */
  open(copy: CachedCopy): Promise<Result<OpenBlob, string>>
  /** Told of every copy that turned out damaged or missing. */
  onDamage(copy: CachedCopy): Promise<void>
}

/** A run in a bucket, as far as it was copied. What was not is listed and not readable. */
export function cachedRunContainer(artifacts: CachedArtifacts): Container<CachedEntry> {
  const { record, copies } = artifacts
  const open = async (entry: CachedEntry): Promise<Result<ByteStream>> => {
    const blob = await openCopy(artifacts, entry)
    return blob.ok ? ok(readAndClose(blob.value, () => onDamage(artifacts, entry))) : blob
  }
  return {
    kind: 'prow',
    label: `${record.place.job}/${record.place.id}`,
    isOneRun: true,
    entries: listEntries(record, copies),
    open,
    stream: entries => openAhead(entries, open),
    openFile: entry => openWhole(artifacts, entry),
    close: () => Promise.resolve(),
  }
}

function listEntries({ objects }: RunRecord, copies: ReadonlyMap<string, CachedCopy>): readonly CachedEntry[] {
  // A name is listed once; was it twice, the last is the newest.
  const byName = new Map(objects.filter(object => !isFolderMarker(object)).map(object => [object.name, object]))
  return [...byName.values()]
    .sort((a, b) => compareText(a.name, b.name))
    .map(object => describe(object, copies.get(object.name)))
}

function describe(object: StoredObject, copy: CachedCopy | undefined): CachedEntry {
  const { name } = object
  if (copy === undefined) return { name, bytes: object.bytes, skipped: 'not fetched', unfetched: true, object, copy }
  const { bytes, integrity } = copy
  const warning = WARNINGS[integrity]
  return { name, bytes, integrity, ...(warning === undefined ? {} : { warning }), object, copy }
}

const WARNINGS: Readonly<Record<Integrity, string | undefined>> = {
  verified: undefined,
  'length-only': 'its bytes could not be verified: the store publishes no checksum, only the length matches',
  unverified: 'its bytes could not be verified: they did not come as the store holds them',
  incomplete: 'not all of its bytes came',
}

async function openCopy(artifacts: CachedArtifacts, { name, copy }: CachedEntry): Promise<Result<OpenBlob>> {
  if (copy === undefined) return err({ code: 'artifact/unreadable', artifact: name, reason: 'not fetched' })
  const blob = await artifacts.open(copy)
  if (blob.ok) return blob
  await artifacts.onDamage(copy)
  return err({ code: 'cache/damaged', artifact: name, reason: blob.error })
}

async function onDamage(artifacts: CachedArtifacts, { copy }: CachedEntry): Promise<void> {
  if (copy !== undefined) await artifacts.onDamage(copy)
}

async function* readAndClose(blob: OpenBlob, onDamage: () => Promise<void>): ByteStream {
  try {
    const end = yield* readBlob(blob.handle, blob)
    if (end === DAMAGED) await onDamage()
    return end
  } finally {
    await blob.handle.close()
  }
}

/** The file behind an artifact, once all of it was verified: who reads it by position cannot. */
async function openWhole(artifacts: CachedArtifacts, entry: CachedEntry): Promise<Result<FileHandle>> {
  const { name, encoding } = entry.object
  if (encoding === 'gzip') return err({ code: 'artifact/unreadable', artifact: name, reason: 'stored as gzip' })
  const blob = await openCopy(artifacts, entry)
  if (!blob.ok) return blob
  if (await isWhole(blob.value)) return ok(blob.value.handle)
  await blob.value.handle.close()
  await onDamage(artifacts, entry)
  return err({ code: 'cache/damaged', artifact: name, reason: 'its bytes do not match their checksum' })
}
