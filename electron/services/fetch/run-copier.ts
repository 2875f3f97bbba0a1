import type PQueue from 'p-queue'
import { err, ok, type AppError, type Result } from '#shared/base/result.ts'
import type { ArtifactCopyView, FetchView } from '#shared/ipc/views.ts'
import type { RunCache } from '../cache/open-cache.ts'
import type { CachedRun } from '../cache/cached-run.ts'
import { CopyTally } from './copy-tally.ts'
import { downloadObject, type DownloadContext } from './download-object.ts'
import { listRun } from './list-run.ts'
import { isFolderMarker, planFetch, type FetchPlan, type FetchWishes } from './plan-fetch.ts'
import type { StoredObject } from './storage.ts'

export interface RunCopierOptions {
  readonly run: CachedRun
  readonly cache: Pick<RunCache, 'makeRoom'>
  /** Where the run may lie, best first. */
  readonly buckets: readonly string[]
  /** Shared by all runs: as many objects at one time as there are connections. */
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
  #plan: FetchPlan = { decisive: [], rest: [], left: [] }
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
   * Finds out what the run has. A run that had finished when it was listed does not change any more: its record in the
   * cache is enough. Where the store cannot be asked, an older record is used and the failure is kept as `problem`.
   */
  async list(wishes: FetchWishes, signal: AbortSignal): Promise<Result<void>> {
    const { run, isOffline } = this.#options
    const record = run.record()
    this.#problem = undefined
    if (record === undefined || !(record.isFinished || isOffline())) {
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
    const missing = names.flatMap(name => {
      const object = this.#objects.get(name)
      return object === undefined || this.#options.run.copies().has(name) ? [] : [object]
    })
    if (missing.length === 0) return
    await this.#options.cache.makeRoom(missing.reduce((sum, { bytes }) => sum + bytes, 0))
    const work = missing.map(object => this.#copyOnce(object, urgency, signal))
    this.#options.onChange()
    const results = await Promise.all(work)
    this.#problem = results.flatMap(result => (result.ok ? [] : [result.error])).find(isGeneral)
    this.#options.onChange()
  }

  state(): CopyState {
    const { copies, record } = { copies: this.#options.run.copies(), record: this.#options.run.record() }
    const files = [...this.#objects.values()]
    const current = this.#tally.current
    const rate = this.#tally.bytesPerSecond
    return {
      phase: this.#listed !== undefined ? 'listing' : this.#running.size > 0 ? 'fetching' : 'idle',
      artifacts: { total: this.#listed ?? files.length, cached: copies.size, failed: this.#failed.size },
      bytes: {
        total: files.reduce((sum, { bytes }) => sum + bytes, 0),
        cached: [...copies.values()].reduce((sum, { bytes }) => sum + bytes, 0) + this.#tally.doneBytes,
        wanted: this.#tally.leftBytes,
      },
      ...(rate === undefined || this.#running.size === 0 ? {} : { bytesPerSecond: rate }),
      ...(current === undefined ? {} : { current }),
      isDecisive: record !== undefined && this.#plan.decisive.every(name => copies.has(name)),
      isFromCache: this.#tally.receivedBytes === 0,
      isPending: record?.isFinished === false,
      ...(this.#problem === undefined ? {} : { problem: this.#problem }),
    }
  }

  /** Every artifact with the state of its copy, sorted like the listing. */
  copies(): readonly ArtifactCopyView[] {
    const here = this.#options.run.copies()
    return [...this.#objects.values()].map(({ name, bytes }): ArtifactCopyView => {
      const copy = here.get(name)
      const problem = this.#failed.get(name)
      const done = this.#tally.doneOf(name)
      if (copy !== undefined) return { name, bytes, state: 'cached', doneBytes: bytes, integrity: copy.integrity }
      if (done !== undefined) return { name, bytes, state: 'fetching', doneBytes: done }
      if (this.#running.has(name)) return { name, bytes, state: 'queued', doneBytes: 0 }
      if (problem !== undefined) return { name, bytes, state: 'failed', doneBytes: 0, problem }
      return { name, bytes, state: 'not-fetched', doneBytes: 0 }
    })
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
    return saved.ok ? undefined : saved.error
  }

  #takeRecord(wishes: FetchWishes): void {
    const objects = (this.#options.run.record()?.objects ?? []).filter(object => !isFolderMarker(object))
    this.#objects = new Map(objects.map(object => [object.name, object]))
    this.#plan = planFetch(objects, wishes)
    this.#options.onChange()
  }

  /** Two who want the same artifact share one download; when the other one gives it up, it is begun anew. */
  async #copyOnce(object: StoredObject, urgency: Urgency, signal: AbortSignal): Promise<Result<void>> {
    // It may have come while room was made for it.
    if (this.#options.run.copies().has(object.name)) return ok(undefined)
    const others = this.#running.get(object.name)
    if (others === undefined) return await this.#start(object, urgency, signal)
    const result = await others
    const isGivenUp = !result.ok && result.error.code === 'cancelled' && !signal.aborted
    return isGivenUp ? await this.#copyOnce(object, urgency, signal) : result
  }

  #start(object: StoredObject, urgency: Urgency, signal: AbortSignal): Promise<Result<void>> {
    const { name } = object
    this.#failed.delete(name)
    this.#tally.want(name, object.bytes)
    const work = this.#options.queue
      .add(() => this.#fetch(object, signal), { priority: PRIORITY[urgency] })
      .catch((thrown: unknown): Result<void> => err({ code: 'bug', message: String(thrown) }))
      .then(result => {
        this.#running.delete(name)
        this.#tally.finish(name)
        if (!result.ok && result.error.code !== 'cancelled') this.#failed.set(name, result.error)
        this.#options.onChange()
        return result
      })
    this.#running.set(name, work)
    return work
  }

  async #fetch(object: StoredObject, signal: AbortSignal): Promise<Result<void>> {
    if (signal.aborted) return err({ code: 'cancelled' })
    if (this.#options.isOffline()) return err({ code: 'fetch/network-off', what: object.name })
    const first = await this.#fetchIntoCache(object, signal)
    if (first.ok || first.error.code !== 'cache/full') return first
    // Something else took the space meanwhile: old runs go, and it is tried once more.
    await this.#options.cache.makeRoom(object.bytes)
    return await this.#fetchIntoCache(object, signal)
  }

  async #fetchIntoCache(object: StoredObject, signal: AbortSignal): Promise<Result<void>> {
    const { run, download } = this.#options
    const opened = await run.openPartial(object)
    if (!opened.ok) return opened
    const partial = opened.value
    this.#tally.begin(object.name, partial.bytes)
    const onBytes = (bytes: number): void => {
      this.#tally.add(object.name, bytes)
      this.#options.onChange()
    }
    const bucket = run.record()?.bucket ?? run.place.bucket
    const place = { bucket, name: `${run.place.path}/${object.name}` }
    const got = await downloadObject({ place, object, partial, onBytes }, { ...download, signal })
    if (!got.ok) {
      await (keepsPart(got.error) ? partial.close() : partial.discard())
      return got
    }
    const adopted = await run.adopt(partial, got.value.digest, got.value.integrity)
    return adopted.ok ? ok(undefined) : adopted
  }
}

/** What arrived is worth keeping unless it is wrong, or unless keeping it is what failed. */
function keepsPart({ code }: AppError): boolean {
  return code !== 'fetch/corrupt' && code !== 'fetch/replaced' && code !== 'cache/full'
}

/** Failures that concern the connection or the disk rather than one artifact. */
function isGeneral({ code }: AppError): boolean {
  return code.startsWith('fetch/') ? code !== 'fetch/not-found' && code !== 'fetch/corrupt' : code.startsWith('cache/')
}
