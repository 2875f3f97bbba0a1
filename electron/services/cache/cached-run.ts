import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { RunPlace } from '#shared/model/reference.ts'
import type { StoredObject } from '../fetch/storage.ts'
import { fileBytes, openBlob, placeBlob, removeBlob, type OpenBlob } from './blob-store.ts'
import { withRoom } from './cache-errors.ts'
import { runKeyOf, runPaths, type CachePaths, type RunPaths } from './cache-paths.ts'
import type { FileDigest } from './digest-file.ts'
import { appendJournal, type CachedCopy, type CopyIntegrity } from './journal.ts'
import { takeLease, touch, type Lease } from './lease.ts'
import { findCopies, loadRun } from './load-run.ts'
import { openPartial, type ObjectPartial } from './partial-file.ts'
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
  /** Reads again what the disk says, for what other processes did. */
  refresh(): Promise<void>
  /** What came so far of an object of the record (its name relative to the run), to go on with. */
  openPartial(object: StoredObject): Promise<Result<ObjectPartial>>
  /**
   * Takes over the whole bytes of an object; `digest` is of the partial's file as it is now. Ends the partial in any
   * case, and throws its bytes away when they cannot be kept: `cache/full`, `cache/unusable`, `cache/damaged`.
   */
  adopt(partial: ObjectPartial, digest: FileDigest, integrity: CopyIntegrity): Promise<Result<CachedCopy>>
  /** Opens a copy for `readBlob`; the error says in a few words why it cannot be used. */
  open(copy: CachedCopy): Promise<Result<OpenBlob, string>>
  /** Throws a damaged copy away. */
  drop(name: string): Promise<void>
  /** Lets others make room by removing it. */
  close(): Promise<void>
}

export interface RunContext {
  readonly paths: CachePaths
  readonly place: RunPlace
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly makeRoom: (bytes: number) => Promise<unknown>
}

/** Opens the copy of a run, which may be empty. Never fails: what cannot be read is not there. */
export async function openRunCopy(cx: RunContext): Promise<CachedRun> {
  const run = new RunCopy(cx, await leaseRun(cx))
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

class RunCopy implements CachedRun {
  readonly key: string
  readonly place: RunPlace
  readonly #cx: RunContext
  readonly #files: RunPaths
  readonly #lease: Lease | undefined
  #record: RunRecord | undefined
  /** By name, the version that the record lists. */
  #generations: ReadonlyMap<string, string> = new Map()
  #journal = new Map<string, CachedCopy>()
  #copies = new Map<string, CachedCopy>()
  #snapshot: ReadonlyMap<string, CachedCopy> | undefined
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
    return (this.#snapshot ??= new Map(this.#copies))
  }

  saveRecord(record: RunRecord) {
    return this.#inOrder(async () => {
      const text = encodeRecord(record)
      const saved = await this.#withRoom(text.length, () => replaceFile(this.#cx.paths, this.#files.record, text))
      if (saved.ok) this.#show(record, await findCopies(this.#cx.paths, record, this.#journal))
      return saved
    })
  }

  refresh() {
    return this.#inOrder(async () => {
      const { record, journal, copies } = await loadRun(this.#cx.paths, this.key)
      this.#journal = new Map(journal)
      this.#show(record, copies)
    })
  }

  openPartial(object: StoredObject) {
    const { paths, place, now } = this.#cx
    return openPartial(object, { paths, bucket: this.#record?.bucket ?? place.bucket, folder: place.path, now })
  }

  async adopt(partial: ObjectPartial, digest: FileDigest, integrity: CopyIntegrity) {
    const { name, generation } = partial.object
    const copy = { name, generation, blob: digest.blob, bytes: digest.bytes, integrity }
    // Windows does not rename what is open.
    await partial.handle.close().catch(() => undefined)
    const adopted = await this.#keep(copy, partial.path, digest)
    await (adopted.ok ? partial.close() : partial.discard())
    return adopted
  }

  open(copy: CachedCopy) {
    return openBlob(this.#cx.paths, copy)
  }

  drop(name: string) {
    return this.#inOrder(async () => {
      const copy = this.#journal.get(name)
      if (copy === undefined) return
      this.#journal.delete(name)
      this.#copies.delete(name)
      this.#snapshot = undefined
      await removeBlob(this.#cx.paths, copy.blob)
      // Without its bytes it is no copy, whether the journal says so or not.
      await appendJournal(this.#files.journal, { name, isDropped: true }).catch(() => undefined)
    })
  }

  async close() {
    await markUsed(this.#files.used, this.#cx.now()).catch(() => undefined)
    await this.#lease?.release()
  }

  async #keep(copy: CachedCopy, file: string, digest: FileDigest): Promise<Result<CachedCopy>> {
    const { paths } = this.#cx
    if ((await fileBytes(file)) !== copy.bytes) {
      return err({ code: 'cache/damaged', artifact: copy.name, reason: 'the file changed after it was verified' })
    }
    const placed = await this.#withRoom(copy.bytes, () => placeBlob(paths, file, digest))
    if (!placed.ok) return placed
    return await this.#inOrder(() => this.#tell(copy))
  }

  async #tell(copy: CachedCopy): Promise<Result<CachedCopy>> {
    const told = await this.#withRoom(copy.bytes, () => appendJournal(this.#files.journal, copy))
    if (!told.ok) return told
    this.#journal.set(copy.name, copy)
    if (this.#generations.get(copy.name) === copy.generation) {
      this.#copies.set(copy.name, copy)
      this.#snapshot = undefined
    }
    return ok(copy)
  }

  #show(record: RunRecord | undefined, copies: ReadonlyMap<string, CachedCopy>) {
    this.#record = record
    this.#generations = new Map(record?.objects.map(object => [object.name, object.generation]))
    this.#copies = new Map(copies)
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
