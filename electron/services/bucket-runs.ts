import { err, ok, type Result } from '#shared/base/result.ts'
import type { AbortSignalLike, HandlerContext } from '#shared/ipc/contract.ts'
import type {
  ArtifactCopyView,
  CacheCheckView,
  CachedRunView,
  CacheView,
  JobRunsView,
  ReferenceView,
} from '#shared/ipc/views.ts'
import type { Reference, RunPlace } from '#shared/model/reference.ts'
import { BucketRun } from './bucket-run.ts'
import type { CachedRunSummary } from './cache/list-runs.ts'
import type { RunCache } from './cache/open-cache.ts'
import { runKeyOf } from './cache/cache-paths.ts'
import { openCachedStore } from './cached-storage.ts'
import type { FileDigest } from './cache/digest-file.ts'
import { followSignal } from './fetch/abort-signal.ts'
import type { Network } from './fetch/open-network.ts'
import { RunCopier } from './fetch/run-copier.ts'
import { findJobRuns, jobRunsView } from './find-job-runs.ts'
import type { OpenReader } from './look-at-run.ts'
import { resultOfCopy } from './result-of-copy.ts'
import type { OpenSources } from './open-sources.ts'
import { paced } from './paced.ts'
import { bucketsToTry } from './references/buckets.ts'
import { parseReference } from './references/parse-reference.ts'
import { ReferenceBook } from './references/reference-book.ts'
import { resolveReference, type ResolveContext } from './references/resolve-reference.ts'
import { cachedRunSource } from './sources/open-cached-run.ts'

export interface BucketRunsOptions {
  readonly cache: RunCache
  /** The network as it is set up now; an error when its settings make no sense. */
  readonly network: () => Result<Network>
  readonly isOffline: () => boolean
  readonly digest: (path: string) => Promise<Result<FileDigest>>
  readonly openReader: OpenReader
  readonly sources: Pick<OpenSources, 'add' | 'findRun'>
  readonly emit: HandlerContext['emit']
  /** What was read of a run's artifacts is no longer what they are. */
  readonly forgetLogs: (runId: string) => void
  /** Milliseconds since 1970. */
  readonly now: () => number
}

const PROGRESS_MS = 100

/** Runs in buckets: what a pasted address means, opening it, copying it, finding its neighbours, and the cache. */
export class BucketRuns {
  readonly #options: BucketRunsOptions
  readonly #book = new ReferenceBook()
  readonly #runs = new Map<string, BucketRun>()
  /** By run key, those that are being opened. */
  readonly #opening = new Map<string, Promise<BucketRun>>()

  constructor(options: BucketRunsOptions) {
    this.#options = options
  }

  /** Asks no server. */
  parse(text: string): Result<ReferenceView> {
    const reference = parseReference(text)
    return reference.ok ? ok(this.#book.view(reference.value)) : reference
  }

  /** Opens the run that a reference names and begins to copy it; the source id. */
  async open(referenceId: string, signal: AbortSignalLike): Promise<Result<string>> {
    const reference = this.#book.find(referenceId)
    if (!reference.ok) return reference
    const network = this.#options.network()
    if (!network.ok) return network
    const store = await this.#store()
    if (!store.ok) return store
    const place = await resolveReference(reference.value, store.value, signal)
    if (!place.ok) return place
    const run = await this.#openPlace(place.value, network.value)
    this.#options.emit('source.changed', {})
    return ok(run.sourceId)
  }

  async fetch(runId: string, artifacts: readonly string[] | undefined): Promise<Result<null>> {
    const run = this.#find(runId)
    if (!run.ok) return run
    const fetched = await run.value.fetch(artifacts)
    return fetched.ok ? ok(null) : fetched
  }

  stop(runId: string): Result<null> {
    const run = this.#find(runId)
    if (!run.ok) return run
    run.value.stop()
    return ok(null)
  }

  /** No request leaves this machine from here on. What arrived is kept. */
  stopAll(): void {
    for (const run of this.#runs.values()) run.stop()
  }

  copies(runId: string): Result<readonly ArtifactCopyView[]> {
    const run = this.#find(runId)
    return run.ok ? ok(run.value.copies) : run
  }

  /** The runs of a job, or those beside a run. */
  async jobRuns({ referenceId, runId, limit }: JobRunsQuery, signal: AbortSignalLike): Promise<Result<JobRunsView>> {
    const reference = this.#aboutRuns(referenceId, runId)
    if (!reference.ok) return reference
    const { cache, openReader, isOffline } = this.#options
    const network = this.#options.network()
    if (!network.ok && !isOffline()) return network
    const store = isOffline() || !network.ok ? undefined : network.value
    const cx = { store, known: () => openCachedStore(cache), openReader, cache }
    const found = await findJobRuns({ reference: reference.value, limit }, cx, followSignal(signal))
    return found.ok ? ok(jobRunsView(found.value, this.#book)) : found
  }

  /** The id under which a run in a bucket can be asked for. */
  referenceOf(place: RunPlace): string {
    return this.#book.view({ kind: 'run', place }).referenceId
  }

  async cacheView(): Promise<CacheView> {
    const { cache } = this.#options
    const [runs, { bytes }] = await Promise.all([cache.list(), cache.usage()])
    return {
      dir: cache.dir,
      bytes,
      quotaBytes: cache.quotaBytes,
      runs: await Promise.all(runs.map(run => this.#cachedView(run))),
      ...(cache.temporary === undefined ? {} : { temporary: cache.temporary }),
    }
  }

  async #cachedView({ key, place, artifacts, bytes, usedAt }: CachedRunSummary): Promise<CachedRunView> {
    const { cache, openReader } = this.#options
    const { referenceId, place: where } = this.#book.view({ kind: 'run', place })
    const result = await resultOfCopy(cache.dir, key, openReader)
    return {
      referenceId,
      job: place.job,
      id: place.id,
      place: where,
      artifacts,
      bytes,
      usedAt,
      ...(result === undefined ? {} : { result }),
    }
  }

  /** Forgets the copy of a run that is not open. */
  async remove(referenceId: string): Promise<Result<null>> {
    const reference = this.#book.find(referenceId)
    if (!reference.ok) return reference
    if (reference.value.kind !== 'run') return err({ code: 'rpc/unknown-id', id: referenceId })
    const removed = await this.#options.cache.remove(runKeyOf(reference.value.place))
    return removed.ok ? ok(null) : removed
  }

  async check(signal: AbortSignalLike): Promise<Result<CacheCheckView>> {
    const { cache, emit } = this.#options
    let progress = { doneBytes: 0, totalBytes: 0 }
    const tell = paced(() => emit('cache.progress', progress), PROGRESS_MS)
    const onProgress = (doneBytes: number, totalBytes: number): void => {
      progress = { doneBytes, totalBytes }
      tell()
    }
    return await cache.check({ signal, onProgress })
  }

  /** A run that is open already is not opened again. */
  async #openPlace(place: RunPlace, network: Network): Promise<BucketRun> {
    const key = runKeyOf(place)
    const known = [...this.#runs.values()].find(run => run.key === key)
    if (known !== undefined) {
      // Pasted again after a failure: it is meant as another try. What is large is not fetched by it.
      if (known.state.problem !== undefined) void known.fetch([])
      return known
    }
    const opening = this.#opening.get(key) ?? this.#openAnew(place, network).finally(() => this.#opening.delete(key))
    this.#opening.set(key, opening)
    return await opening
  }

  async #openAnew(place: RunPlace, network: Network): Promise<BucketRun> {
    const { cache, sources, openReader, emit } = this.#options
    const cached = await cache.openRun(place)
    const progress = paced(() => run === undefined || emit('fetch.progress', run.state), PROGRESS_MS)
    let run: BucketRun | undefined = undefined as BucketRun | undefined
    const copier = new RunCopier({
      run: cached,
      cache,
      buckets: bucketsToTry(place.bucket),
      queue: network.queue,
      download: { storage: network.storage, limits: network.limits, now: network.now, digest: this.#options.digest },
      wallClock: this.#options.now,
      isOffline: this.#options.isOffline,
      onChange: progress,
    })
    run = new BucketRun({
      run: cached,
      copier,
      source: cachedRunSource(cached),
      cacheDir: cache.dir,
      openReader,
      onReplaced: this.#options.forgetLogs,
      onContents: runId => {
        emit('run.changed', { runId })
        emit('source.changed', {})
      },
      onChange: () => emit('source.changed', {}),
      onClosed: runIds => {
        for (const runId of runIds) this.#runs.delete(runId)
      },
    })
    this.#runs.set(run.runId, run)
    sources.add(run.entry)
    return run
  }

  /** Where to look things up: the store or, when the network is off, what the cache knows of it. */
  async #store(): Promise<Result<ResolveContext>> {
    return this.#options.isOffline() ? ok(await openCachedStore(this.#options.cache)) : this.#options.network()
  }

  #aboutRuns(referenceId: string | undefined, runId: string | undefined): Result<Reference> {
    if (referenceId !== undefined) return this.#book.find(referenceId)
    const run = this.#find(runId ?? '')
    return run.ok ? ok({ kind: 'run', place: run.value.place }) : run
  }

  #find(runId: string): Result<BucketRun> {
    const run = this.#runs.get(runId)
    return run === undefined ? err({ code: 'rpc/unknown-id', id: runId }) : ok(run)
  }
}

/** Whose neighbours are wanted: one of the two. */
export interface JobRunsQuery {
  readonly referenceId?: string | undefined
  readonly runId?: string | undefined
  readonly limit: number
}
