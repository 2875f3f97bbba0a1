import type PQueue from 'p-queue'
import { err, ok, type AppError, type Result } from '#shared/base/result.ts'
import type { ArtifactCopyView, FetchView } from '#shared/ipc/views.ts'
import type { RunCache } from '../cache/open-cache.ts'
import type { CachedRun } from '../cache/cached-run.ts'
import { CopyTally } from './copy-tally.ts'
import { isSettled } from '../cache/run-record.ts'
import { copyPart, type CopyPartContext } from './copy-part.ts'
import type { DownloadContext } from './download-object.ts'
import { hasTail } from './has-tail.ts'
import { cachedBytes, listCopies, shownPieces, type CopyingNow } from './list-copies.ts'
import { listRun } from './list-run.ts'
import { bytesOfPart, keyOfPart, labelOfPart, type ObjectPart } from './object-part.ts'
import { isFolderMarker, planFetch, type FetchPlan, type FetchWishes } from './plan-fetch.ts'
import type { StoredObject } from './storage.ts'

export interface RunCopierOptions {
  readonly run: CachedRun
  readonly cache: Pick<RunCache, 'makeRoom'>
  /** Where the run may lie, best first. */
  readonly buckets: readonly string[]
  /** Shared by all runs: as many objects at one time as there are connections, and some besides. */
  readonly queue: PQueue
  readonly download: Omit<DownloadContext, 'signal'>
  /** Milliseconds since 1970. */
  readonly wallClock: () => number
  /** The network may not be used. */
  readonly isOffline: () => boolean
  /** Something changed; the caller paces. */
  readonly onChange: () => void
}

/** What a person waits for goes before what merely comes along. */
export type Urgency = 'asked' | 'decisive' | 'rest'
const PRIORITY: Readonly<Record<Urgency, number>> = { asked: 2, decisive: 1, rest: 0 }

/** How the copying of one run stands, without the id under which the window knows it. */
export type CopyState = Omit<FetchView, 'runId'>

/** Copies one run from its store into the cache. Does nothing by itself: `list` first, then `copy`. */
export class RunCopier {
  readonly #options: RunCopierOptions
  readonly #tally: CopyTally
  readonly #running = new Map<string, Promise<Result<void>>>()
  readonly #failed = new Map<string, AppError>()
  #plan: FetchPlan = { decisive: [], pieces: [], rest: [], left: [] }
  #objects = new Map<string, StoredObject>()
  #listed: number | undefined
  #problem: AppError | undefined

  constructor(options: RunCopierOptions) {
    this.#options = options
    this.#tally = new CopyTally(options.download.now)
    this.#takeRecord({})
  }

  get plan(): FetchPlan {
    return this.#plan
  }

  /**
   * Finds out what the run has. A run that had finished when it was listed does not change any more, unless an object
   * of it turned out to be replaced: its record in the cache is enough. Where the store cannot be asked, an older record
   * is used and the failure is kept as `problem`.
   */
  async list(wishes: FetchWishes, signal: AbortSignal): Promise<Result<void>> {
    const { run, isOffline } = this.#options
    const record = run.record()
    this.#problem = undefined
    if (record === undefined || !(isSettled(record) || isOffline())) {
      const failure = await this.#ask(signal)
      this.#problem = failure
      if (failure !== undefined && record === undefined) {
        this.#options.onChange()
        return err(failure)
      }
    }
    this.#takeRecord(wishes)
    return ok(undefined)
  }

  /** Copies artifacts that are not here yet; each failure is kept with its artifact. Answers when all are here or failed. */
  async copy(names: readonly string[], urgency: Urgency, signal: AbortSignal): Promise<void> {
    const parts = this.#missing(names).map(object => ({ object }))
    await this.#copyParts(parts, urgency, signal)
  }

  /** Copies the beginning and the end of artifacts, as far as neither they nor the whole are here or on their way. */
  async copyPieces(names: readonly string[], urgency: Urgency, signal: AbortSignal): Promise<void> {
    const { run } = this.#options
    const objects = this.#missing(names).filter(({ name }) => !this.#running.has(name))
    const lacking = (piece: 'head' | 'tail'): readonly ObjectPart[] =>
      objects.filter(({ name }) => run.pieces().get(name)?.[piece] === undefined).map(object => ({ object, piece }))
    await this.#copyParts(lacking('head'), urgency, signal)
    const tails = await Promise.all(
      lacking('tail').map(async part => ((await hasTail(part.object, run)) ? [part] : [])),
    )
    await this.#copyParts(tails.flat(), urgency, signal)
  }

  /** Throws damaged copies away and fetches them again, pieces as pieces. */
  async mend(names: readonly string[], signal: AbortSignal): Promise<void> {
    const { run } = this.#options
    const damaged = [...new Set(names.map(name => this.wholeOf(name)))]
    const inPieces = new Set(damaged.filter(name => run.pieces().has(name)))
    for (const name of damaged) await run.drop(name)
    const wholes = damaged.filter(name => !inPieces.has(name))
    await Promise.all([this.copy(wholes, 'asked', signal), this.copyPieces([...inPieces], 'asked', signal)])
  }

  /** The artifact that a piece belongs to, by the name under which the piece is shown; any other name as it is. */
  wholeOf(name: string): string {
    for (const [whole, { tail, rest }] of shownPieces([...this.#objects.values()], this.#options.run)) {
      if (name === tail || name === rest) return whole
    }
    return name
  }

  state(): CopyState {
    const { run } = this.#options
    const [record, copies] = [run.record(), run.copies()]
    const files = [...this.#objects.values()]
    const current = this.#tally.current
    const rate = this.#tally.bytesPerSecond
    return {
      phase: this.#listed !== undefined ? 'listing' : this.#running.size > 0 ? 'fetching' : 'idle',
      artifacts: { total: this.#listed ?? files.length, cached: copies.size, failed: this.#failed.size },
      bytes: {
        total: files.reduce((sum, { bytes }) => sum + bytes, 0),
        cached: cachedBytes(this.#now) + this.#tally.doneBytes,
        wanted: this.#tally.leftBytes,
      },
      ...(rate === undefined || this.#running.size === 0 ? {} : { bytesPerSecond: rate }),
      ...(current === undefined ? {} : { current }),
      isDecisive: record !== undefined && this.#isDecisive(),
      isFromCache: this.#tally.receivedBytes === 0,
      isPending: record?.isFinished === false,
      ...(this.#problem === undefined ? {} : { problem: this.#problem }),
    }
  }

  /** Every artifact with the state of its copy, sorted like the listing; after one in pieces, what is missing of it. */
  copies(): readonly ArtifactCopyView[] {
    return listCopies([...this.#objects.values()], this.#now)
  }

  /** Nothing is under way any more. */
  async settled(): Promise<void> {
    await Promise.all(this.#running.values())
  }

  /** Artifacts that could not be fetched, with the reason. */
  get failures(): ReadonlyMap<string, AppError> {
    return this.#failed
  }

  /** Lists the run and keeps the listing; answers with what went wrong. */
  async #ask(signal: AbortSignal): Promise<AppError | undefined> {
    const { run, buckets, download, wallClock, isOffline, onChange } = this.#options
    const what = `gs://${run.place.bucket}/${run.place.path}`
    if (isOffline()) return { code: 'fetch/network-off', what }
    this.#listed = 0
    const onObjects = (count: number): void => {
      this.#listed = count
      onChange()
    }
    const listed = await listRun(run.place, { storage: download.storage, buckets, now: wallClock, onObjects, signal })
    this.#listed = undefined
    if (!listed.ok) return listed.error
    const saved = await run.saveRecord(listed.value)
    if (!saved.ok) return saved.error
    for (const [name, error] of this.#failed) if (isReplaced(err(error))) this.#failed.delete(name)
    return undefined
  }

  /** Has the run listed again before anything else of it is asked for. */
  async #noteReplaced(parts: readonly ObjectPart[]): Promise<void> {
    const { run } = this.#options
    const record = run.record()
    const generations = new Map(record?.objects.map(({ name, generation }) => [name, generation]))
    const isListed = parts.some(({ object }) => generations.get(object.name) === object.generation)
    // Where it cannot be noted on disk, the next attempt fails in the same way and says so.
    if (record !== undefined && isListed) await run.saveRecord({ ...record, isOutdated: true })
  }

  #takeRecord(wishes: FetchWishes): void {
    const objects = (this.#options.run.record()?.objects ?? []).filter(object => !isFolderMarker(object))
    this.#objects = new Map(objects.map(object => [object.name, object]))
    this.#plan = planFetch(objects, wishes)
    this.#options.onChange()
  }

  get #now(): CopyingNow {
    const { run } = this.#options
    return { run, failed: this.#failed, running: this.#running, doneOf: name => this.#tally.doneOf(name) }
  }

  #isDecisive(): boolean {
    const [copies, pieces] = [this.#options.run.copies(), this.#options.run.pieces()]
    const { decisive, pieces: inPieces } = this.#plan
    return decisive.every(name => copies.has(name)) && inPieces.every(name => copies.has(name) || pieces.has(name))
  }

  #missing(names: readonly string[]): readonly StoredObject[] {
    return names.flatMap(name => {
      const object = this.#objects.get(name)
      return object === undefined || this.#options.run.copies().has(name) ? [] : [object]
    })
  }

  async #copyParts(parts: readonly ObjectPart[], urgency: Urgency, signal: AbortSignal): Promise<void> {
    if (parts.length === 0) return
    await this.#options.cache.makeRoom(parts.reduce((sum, part) => sum + bytesOfPart(part), 0))
    const work = parts.map(part => this.#copyOnce(part, urgency, signal))
    this.#options.onChange()
    const results = await Promise.all(work)
    const replaced = parts.filter((_, index) => isReplaced(results[index]))
    if (replaced.length > 0) await this.#noteReplaced(replaced)
    this.#problem = results.flatMap(result => (result.ok ? [] : [result.error])).find(isGeneral)
    this.#options.onChange()
  }

  /** Two who want the same artifact share one download; when the other one gives it up, it is begun anew. */
  async #copyOnce(part: ObjectPart, urgency: Urgency, signal: AbortSignal): Promise<Result<void>> {
    // It may have come while room was made for it.
    if (this.#options.run.copies().has(part.object.name)) return ok(undefined)
    const others = this.#running.get(keyOfPart(part))
    if (others === undefined) return await this.#start(part, urgency, signal)
    const result = await others
    const isGivenUp = !result.ok && result.error.code === 'cancelled' && !signal.aborted
    return isGivenUp ? await this.#copyOnce(part, urgency, signal) : result
  }

  #start(part: ObjectPart, urgency: Urgency, signal: AbortSignal): Promise<Result<void>> {
    const { name } = part.object
    const [key, label] = [keyOfPart(part), labelOfPart(part)]
    this.#failed.delete(name)
    this.#tally.want(label, bytesOfPart(part))
    const work = this.#options.queue
      .add(() => copyPart(part, this.#partContext(label, signal)), { priority: PRIORITY[urgency] })
      .catch((thrown: unknown): Result<void> => err({ code: 'bug', message: String(thrown) }))
      .then(result => {
        this.#running.delete(key)
        this.#tally.finish(label)
        // A piece that failed does not matter when the whole came meanwhile.
        const isHere = result.ok || this.#options.run.copies().has(name)
        if (!isHere && result.error.code !== 'cancelled') this.#failed.set(name, result.error)
        this.#options.onChange()
        return result
      })
    this.#running.set(key, work)
    return work
  }

  #partContext(label: string, signal: AbortSignal): CopyPartContext {
    const { run, cache, download, isOffline, onChange } = this.#options
    return {
      run,
      cache,
      download: { ...download, signal },
      isOffline,
      onBegin: bytes => this.#tally.begin(label, bytes),
      onBytes: bytes => {
        this.#tally.add(label, bytes)
        onChange()
      },
    }
  }
}

function isReplaced(result: Result<void> | undefined): boolean {
  return result?.ok === false && result.error.code === 'fetch/replaced'
}

/** Failures that concern the connection or the disk rather than one artifact. */
function isGeneral({ code }: AppError): boolean {
  return code.startsWith('fetch/') ? code !== 'fetch/not-found' && code !== 'fetch/corrupt' : code.startsWith('cache/')
}
