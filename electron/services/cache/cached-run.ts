import { randomUUID } from 'node:crypto'
import { fstatSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { err, ok, type AppError, type Result } from '#shared/base/result.ts'
import type { RunPlace } from '#shared/model/reference.ts'
import type { StoredObject } from '../fetch/storage.ts'
import { openBlob, placeBlob, removeBlob, type OpenBlob } from './blob-store.ts'
import { withRoom } from './cache-errors.ts'
import { runKeyOf, runPaths, type CachePaths, type RunPaths } from './cache-paths.ts'
import { countChunks } from './chunk-digest.ts'
import type { FileDigest } from './digest-file.ts'
import {
  appendJournal,
  emptyJournal,
  noteEntry,
  type CachedBytes,
  type CachedCopy,
  type CachedPiece,
  type CachedPieces,
  type CopyIntegrity,
  type Journal,
} from './journal.ts'
import { takeLease, touch, type Lease } from './lease.ts'
import { findHeld, loadRun } from './load-run.ts'
import { openPartial, type ObjectPartial } from './partial-file.ts'
import { reclaimPartials, type PartialOwner } from './partial-owner.ts'
import { FILE_MODE, makeFolder, replaceFile } from './replace-file.ts'
import { encodeRecord, type RunRecord } from './run-record.ts'

/** The copy of one run, in use: until it is closed, no process makes room by removing it. */
export interface CachedRun {
  /** See `runKeyOf`. */
  readonly key: string
  readonly place: RunPlace
  /** The last listing; undefined when there is none yet. */
  record(): RunRecord | undefined
  /** Replaces the listing. Copies of other versions than it lists are no longer told of. */
  saveRecord(record: RunRecord): Promise<Result<void>>
  /**
   * By name, the artifacts that are here whole, in the version that the record lists. The map itself never changes:
   * after a change there is another one.
   */
  copies(): ReadonlyMap<string, CachedCopy>
  /** Of artifacts that are not here whole, by name, the pieces that are. Like `copies`, the map itself never changes. */
  pieces(): ReadonlyMap<string, CachedPieces>
  /** Reads again what the disk says, for what other processes did. */
  refresh(): Promise<void>
  /** What came so far of an object of the record (its name relative to the run), to go on with. */
  openPartial(object: StoredObject, piece?: CachedPiece['piece']): Promise<Result<ObjectPartial>>
  /**
   * Takes over the whole bytes of an object; `digest` is of the partial's file as it is now. Ends the partial in any
   * case, and throws its bytes away when they cannot be kept: `cache/full`, `cache/unusable`, `cache/damaged`.
   */
  adopt(partial: ObjectPartial, digest: FileDigest, integrity: CopyIntegrity): Promise<Result<CachedCopy>>
  /** The same for the partial of a piece. */
  adoptPiece(partial: ObjectPartial, piece: CachedPiece['piece'], digest: FileDigest): Promise<Result<CachedPiece>>
  /** Opens a copy for `readBlob`; the error says in a few words why it cannot be used. */
  open(copy: CachedCopy | CachedPiece): Promise<Result<OpenBlob, string>>
  /** Throws a damaged copy, or the pieces of an artifact, away. */
  drop(name: string): Promise<void>
  /** Lets others make room by removing it. */
  close(): Promise<void>
}

export interface RunContext {
  readonly paths: CachePaths
  readonly place: RunPlace
  readonly owner: PartialOwner
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly makeRoom: (bytes: number) => Promise<unknown>
}

/** Opens the copy of a run, which may be empty. Never fails: what cannot be read is not there. */
export async function openRunCopy(cx: RunContext): Promise<CachedRun> {
  const run = new RunCopy(cx, await leaseRun(cx))
  await reclaimPartials(cx.paths, cx.now())
  await run.refresh()
  return run
}

/** Without a lease, on a disk that takes no more files, the worst is that the run must be fetched again. */
async function leaseRun({ paths, place, now }: RunContext): Promise<Lease | undefined> {
  const { leases, used } = runPaths(paths, runKeyOf(place))
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      await makeFolder(leases)
      const lease = await takeLease(join(leases, `${process.pid}-${randomUUID()}`), now)
      await markUsed(used, now())
      return lease
    } catch {
      // Another process may have removed the run at this moment: then it is begun anew.
    }
  }
  return undefined
}

async function markUsed(path: string, now: number): Promise<void> {
  await writeFile(path, '', { flag: 'a', mode: FILE_MODE })
  await touch(path, now)
}

type CachedEntry = CachedCopy | CachedPiece

class RunCopy implements CachedRun {
  readonly key: string
  readonly place: RunPlace
  readonly #cx: RunContext
  readonly #files: RunPaths
  readonly #lease: Lease | undefined
  #record: RunRecord | undefined
  /** By name, the version that the record lists. */
  #generations: ReadonlyMap<string, string> = new Map()
  #journal = emptyJournal()
  /** Of the journal what is really here. */
  #held = emptyJournal()
  #snapshot: Readonly<Journal> | undefined
  /** Entries that the journal is about to tell, and the telling of them. */
  readonly #untold: CachedEntry[] = []
  #telling: Promise<Result<void>> | undefined
  #last: Promise<unknown> = Promise.resolve()

  constructor(cx: RunContext, lease: Lease | undefined) {
    this.key = runKeyOf(cx.place)
    this.place = cx.place
    this.#cx = cx
    this.#files = runPaths(cx.paths, this.key)
    this.#lease = lease
  }

  record() {
    return this.#record
  }

  copies() {
    return this.#shown().copies
  }

  pieces() {
    return this.#shown().pieces
  }

  saveRecord(record: RunRecord) {
    return this.#inOrder(async () => {
      const text = encodeRecord(record)
      const saved = await this.#withRoom(text.length, () => replaceFile(this.#cx.paths, this.#files.record, text))
      if (saved.ok) this.#show(record, await findHeld(this.#cx.paths, record, this.#journal))
      return saved
    })
  }

  refresh() {
    return this.#inOrder(async () => {
      const { record, journal, held } = await loadRun(this.#cx.paths, this.key)
      this.#journal = journal
      this.#show(record, held)
    })
  }

  openPartial(object: StoredObject, piece?: CachedPiece['piece']) {
    const { paths, owner, place } = this.#cx
    const bucket = this.#record?.bucket ?? place.bucket
    return openPartial(object, { paths, owner, bucket, folder: place.path, ...(piece === undefined ? {} : { piece }) })
  }

  adopt(partial: ObjectPartial, digest: FileDigest, integrity: CopyIntegrity) {
    return this.#take({ ...entryOf(partial, digest), integrity }, partial)
  }

  adoptPiece(partial: ObjectPartial, piece: CachedPiece['piece'], digest: FileDigest) {
    return this.#take({ ...entryOf(partial, digest), piece }, partial)
  }

  open(copy: CachedCopy | CachedPiece) {
    return openBlob(this.#cx.paths, copy)
  }

  drop(name: string) {
    return this.#inOrder(async () => {
      const { copies, pieces } = this.#journal
      const lost = [copies.get(name), pieces.get(name)?.head, pieces.get(name)?.tail].filter(copy => copy !== undefined)
      if (lost.length === 0) return
      for (const journal of [this.#journal, this.#held]) noteEntry(journal, { name, isDropped: true })
      this.#snapshot = undefined
      for (const { blob } of lost) await removeBlob(this.#cx.paths, blob)
      // Without its bytes it is no copy, whether the journal says so or not.
      await appendJournal(this.#files.journal, [{ name, isDropped: true }]).catch(() => undefined)
    })
  }

  async close() {
    await markUsed(this.#files.used, this.#cx.now()).catch(() => undefined)
    await this.#lease?.release()
  }

  async #take<T extends CachedEntry>(entry: T, partial: ObjectPartial): Promise<Result<T>> {
    const isSame = sizeOf(partial) === entry.bytes
    // Windows does not rename what is open.
    await partial.handle.close().catch(() => undefined)
    const kept = isSame ? await this.#keep(entry, partial.path) : err(changed(entry))
    await (kept.ok ? partial.leave() : partial.discard())
    return kept.ok ? ok(entry) : kept
  }

  async #keep(entry: CachedEntry, file: string): Promise<Result<void>> {
    const placed = await this.#withRoom(entry.bytes, () => placeBlob(this.#cx.paths, file, entry))
    if (!placed.ok) return placed
    this.#untold.push(entry)
    return await (this.#telling ??= this.#inOrder(() => this.#tell()))
  }

  /** All that wait for it at once. */
  async #tell(): Promise<Result<void>> {
    const entries = this.#untold.splice(0)
    this.#telling = undefined
    const { length } = JSON.stringify(entries)
    const told = await this.#withRoom(length, () => appendJournal(this.#files.journal, entries))
    if (told.ok) entries.forEach(entry => this.#note(entry))
    return told
  }

  #note(entry: CachedEntry) {
    noteEntry(this.#journal, entry)
    // Pieces that come after the whole are of no use.
    const isUseless = 'piece' in entry && this.#held.copies.has(entry.name)
    if (this.#generations.get(entry.name) !== entry.generation || isUseless) return
    noteEntry(this.#held, entry)
    this.#snapshot = undefined
  }

  #shown(): Readonly<Journal> {
    return (this.#snapshot ??= { copies: new Map(this.#held.copies), pieces: new Map(this.#held.pieces) })
  }

  #show(record: RunRecord | undefined, held: Journal) {
    this.#record = record
    this.#generations = new Map(record?.objects.map(object => [object.name, object.generation]))
    this.#held = held
    this.#snapshot = undefined
  }

  #withRoom(neededBytes: number, work: () => Promise<void>) {
    return withRoom({ path: this.#cx.paths.root, neededBytes, makeRoom: this.#cx.makeRoom }, work)
  }

  /** One change after the other: a reading of the disk must not undo what was adopted while it went on. */
  #inOrder<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work)
    this.#last = done.catch(() => undefined)
    return done
  }
}

/** Asked at once, since handing the question to another thread costs more. Undefined for a file that was closed. */
function sizeOf({ handle }: ObjectPartial): number | undefined {
  try {
    return fstatSync(handle.fd).size
  } catch {
    return undefined
  }
}

function changed({ name }: CachedEntry): AppError {
  return { code: 'cache/damaged', artifact: name, reason: 'the file changed after it was verified' }
}

function entryOf({ object }: ObjectPartial, { blob, bytes, sums }: FileDigest): CachedBytes {
  const { name, generation } = object
  const several = countChunks(bytes) > 1 ? { sums: Buffer.from(sums).toString('base64') } : {}
  return { name, generation, blob, bytes, ...several }
}
