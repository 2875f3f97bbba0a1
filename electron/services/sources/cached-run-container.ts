import type { FileHandle } from 'node:fs/promises'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { Integrity } from '#shared/model/integrity.ts'
import { compareText } from '#shared/base/text.ts'
import type { ByteStream } from '../archive/byte-stream.ts'
import { isWhole, type OpenBlob } from '../cache/blob-store.ts'
import type { CachedCopy, CachedPiece, CachedPieces } from '../cache/journal.ts'
import { DAMAGED, readBlob } from '../cache/read-blob.ts'
import type { RunRecord } from '../cache/run-record.ts'
import { uploadSpan } from '../cache/upload-span.ts'
import { isFolderMarker } from '../fetch/plan-fetch.ts'
import type { StoredObject } from '../fetch/storage.ts'
import { openAhead, type Container } from './container.ts'
import type { CachedEntry } from './cached-entry.ts'
import { describePieces } from './describe-pieces.ts'
import { readHead, readTail } from './read-piece.ts'

/** A run's listing and the copies of its artifacts at one moment. */
export interface CachedArtifacts {
  readonly record: RunRecord
  readonly copies: ReadonlyMap<string, CachedCopy>
  /** Of artifacts that are not here whole. */
  readonly pieces: ReadonlyMap<string, CachedPieces>
  /** Opens a copy's bytes; the error is a few words. */
  open(copy: CachedCopy | CachedPiece): Promise<Result<OpenBlob, string>>
  /** Told of every copy that turned out damaged or missing. */
  onDamage(copy: CachedCopy | CachedPiece): Promise<void>
}

/**
 * A run in a bucket, as far as it was copied. What was not is listed and not readable. Of an artifact that is here in
 * pieces, the beginning has its name, the end is an artifact of its own, and what lies between is listed as not fetched.
 */
export function cachedRunContainer(artifacts: CachedArtifacts): Container<CachedEntry> {
  const { record } = artifacts
  const uploaded = uploadSpan(record.objects)
  const open = async (entry: CachedEntry): Promise<Result<ByteStream>> => {
    const blob = await openCopy(artifacts, entry)
    return blob.ok
      ? ok(
          readPart(
            readAndClose(blob.value, () => onDamage(artifacts, entry)),
            entry,
          ),
        )
      : blob
  }
  return {
    kind: 'prow',
    label: `${record.place.job}/${record.place.id}`,
    isOneRun: true,
    ...(uploaded === undefined ? {} : { uploaded }),
    entries: listEntries(artifacts),
    open,
    stream: entries => openAhead(entries, open),
    openFile: entry => openWhole(artifacts, entry),
    close: () => Promise.resolve(),
  }
}

function listEntries({ record, copies, pieces }: CachedArtifacts): readonly CachedEntry[] {
  // A name is listed once; was it twice, the last is the newest.
  const objects = record.objects.filter(object => !isFolderMarker(object))
  const byName = new Map(objects.map(object => [object.name, object]))
  const isTaken = (name: string): boolean => byName.has(name)
  return [...byName.values()]
    .flatMap(object => {
      const inPieces = describePieces(object, pieces.get(object.name) ?? {}, isTaken)
      return inPieces ?? [describe(object, copies.get(object.name))]
    })
    .sort((a, b) => compareText(a.name, b.name))
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

/** Of a piece its whole lines. */
function readPart(stored: ByteStream, { piece, describeEnd }: CachedEntry): ByteStream {
  if (describeEnd === undefined) return stored
  return piece === 'tail' ? readTail(stored, describeEnd) : readHead(stored, describeEnd(0))
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
  if (entry.piece !== undefined) return err({ code: 'artifact/unreadable', artifact: name, reason: 'not here whole' })
  if (encoding === 'gzip') return err({ code: 'artifact/unreadable', artifact: name, reason: 'stored as gzip' })
  const blob = await openCopy(artifacts, entry)
  if (!blob.ok) return blob
  if (await isWhole(blob.value)) return ok(blob.value.handle)
  await blob.value.handle.close()
  await onDamage(artifacts, entry)
  return err({ code: 'cache/damaged', artifact: name, reason: 'its bytes do not match their checksum' })
}
