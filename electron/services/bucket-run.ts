import { randomUUID } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { ensure } from '#shared/base/assert.ts'
import { err, ok, type AppError, type Result } from '#shared/base/result.ts'
import type { AbortSignalLike } from '#shared/ipc/contract.ts'
import type { ArtifactCopyView, FetchView, RunView, SourceView } from '#shared/ipc/views.ts'
import type { RunPlace } from '#shared/model/reference.ts'
import type { RunFacts } from '#shared/model/run.ts'
import type { CachedRun } from './cache/cached-run.ts'
import { isSettled } from './cache/run-record.ts'
import { copyContents } from './copy-contents.ts'
import type { RunCopier } from './fetch/run-copier.ts'
import { lookAtRun, type OpenReader } from './look-at-run.ts'
import type { OpenEntry, OpenRun, RunCopy } from './open-sources.ts'
import { runPlaceView } from './references/run-pages.ts'
import type { Source } from './sources/source.ts'

export interface BucketRunOptions {
  readonly run: CachedRun
  readonly copier: RunCopier
  /** The run as its copy stands, at any time. */
  readonly source: Source
  readonly cacheDir: string
  readonly openReader: OpenReader
  /** An artifact that could be read has other bytes now: a piece of it became the whole, or the store has a new version. */
  readonly onReplaced: (runId: string) => void
  /** More of it is here than when it was last analysed. */
  readonly onContents: (runId: string) => void
  /** The list of sources can tell more of it, or that it could not be listed. */
  readonly onChange: () => void
  readonly onClosed: (runIds: readonly string[]) => void
}

/** How long a first analysis waits for the last decisive artifacts. */
const PATIENCE_MS = 10_000

/** A run in a bucket that a person opened: what is copied of it, and the work that copies it. */
export class BucketRun implements RunCopy {
  readonly sourceId = randomUUID()
  readonly runId = randomUUID()
  readonly #options: BucketRunOptions
  #facts: RunFacts
  #problem: AppError | undefined
  #stop = newStop()
  /** The last attempt brought nothing at all: who asks again wants another one. */
  #isEmpty = false
  /** Blobs of what could be read when the contents were last told, by name. */
  #shown: ReadonlyMap<string, string> = new Map()
  /** The work that leads to a first analysis. */
  #first: Promise<Result<void>>

  constructor(options: BucketRunOptions) {
    this.#options = options
    const { job, id } = options.run.place
    this.#facts = { job, id, source: this.#label }
    this.#first = this.#begin(this.#stop.signal)
  }

  /** How the list of sources shows it. */
  get entry(): OpenEntry {
    const view = (): SourceView => this.#view()
    return {
      path: undefined,
      // Both change while artifacts arrive.
      get view() {
        return view()
      },
      runs: [this.#openRun()],
      close: () => this.close(),
    }
  }

  get place(): RunPlace {
    return this.#options.run.place
  }

  get key(): string {
    return this.#options.run.key
  }

  get state(): FetchView {
    const state = this.#options.copier.state()
    return { runId: this.runId, ...state, ...(this.#problem === undefined ? {} : { problem: this.#problem }) }
  }

  get copies(): readonly ArtifactCopyView[] {
    return this.#options.copier.copies()
  }

  async ready(signal: AbortSignalLike): Promise<Result<void>> {
    if (this.#isEmpty) this.#first = this.#begin(this.#renewStop())
    const first = await Promise.race([this.#first, aborted(signal), this.#patience()])
    this.#isEmpty = !first.ok && !signal.aborted && this.#options.run.copies().size === 0
    if (first.ok || this.#options.run.copies().size === 0) return first
    // Something is here: what it says is said, marked as partial.
    return first.error.code === 'cancelled' && signal.aborted ? first : ok(undefined)
  }

  contents(): string {
    return copyContents(this.#options.run)
  }

  /** Damaged copies are thrown away and, where the store can be asked, fetched again. */
  async reject(damaged: readonly string[]): Promise<void> {
    await this.#options.copier.mend(damaged, this.#renewStop())
    await this.#tellContents()
  }

  /** Copies the named artifacts, or everything that is missing. The listing is made up for when it failed. */
  async fetch(names: readonly string[] | undefined): Promise<Result<void>> {
    const signal = this.#renewStop()
    const { copier } = this.#options
    const before = this.contents()
    const listed = await this.#listed(signal)
    if (!listed.ok) return listed
    const wanted = names?.map(name => copier.wholeOf(name))
    await copier.copy(wanted ?? copier.copies().map(({ name }) => name), 'asked', signal)
    if (this.contents() !== before) await this.#tellContents()
    return this.#outcome(wanted, signal)
  }

  stop(): void {
    this.#stop.abort()
  }

  async close(): Promise<void> {
    // First of all, so that whoever opens the run meanwhile gets another one and not this.
    this.#options.onClosed([this.runId])
    this.#stop.abort()
    await this.#first.catch(() => undefined)
    await this.#options.copier.settled()
    await this.#options.run.close()
  }

  get #label(): string {
    const { bucket, path } = this.#options.run.place
    return `gs://${bucket}/${path}`
  }

  #view(): SourceView {
    return {
      sourceId: this.sourceId,
      label: this.#label,
      kind: 'prow',
      runs: [this.#runView()],
      ...(this.#problem === undefined ? {} : { problem: this.#problem }),
    }
  }

  #openRun(): OpenRun {
    const { source, cacheDir, run } = this.#options
    const only = ensure(source.runs[0], 'the one run of a copy')
    const view = (): RunView => this.#runView()
    return {
      get view() {
        return view()
      },
      run: only,
      sourceId: this.sourceId,
      location: { kind: 'cached', dir: cacheDir, key: run.key },
      copy: this,
    }
  }

  /** One slow artifact must not hold back what the others say; it is told of as not fetched, and comes later. */
  async #patience(): Promise<Result<void>> {
    await sleep(PATIENCE_MS, undefined, { ref: false })
    return this.#options.run.copies().size > 0 ? ok(undefined) : await this.#first
  }

  #runView(): RunView {
    const place = runPlaceView(this.#options.run.place)
    return { runId: this.runId, label: this.#label, facts: this.#facts, copy: this.state, place }
  }

  /** Waits for the listing that is under way; makes another one when it brought nothing, or may have changed since. */
  async #listed(signal: AbortSignal): Promise<Result<void>> {
    const { run, copier } = this.#options
    if (run.record() === undefined) await this.#first
    const record = run.record()
    if (record !== undefined) return isSettled(record) ? ok(undefined) : await copier.list({}, signal)
    this.#first = this.#begin(signal)
    const first = await this.#first
    return run.record() === undefined ? first : ok(undefined)
  }

  #renewStop(): AbortSignal {
    if (this.#stop.signal.aborted) this.#stop = newStop()
    return this.#stop.signal
  }

  async #begin(signal: AbortSignal): Promise<Result<void>> {
    const { copier } = this.#options
    this.#problem = undefined
    const listed = await copier.list({}, signal)
    if (!listed.ok) {
      this.#problem = listed.error
      this.#options.onChange()
      return listed
    }
    const { decisive: names, pieces } = copier.plan
    const decisive = Promise.all([
      copier.copy(names, 'decisive', signal),
      copier.copyPieces(pieces, 'decisive', signal),
    ])
    // What the run says of itself is small and comes first: the list shows it while the logs are on their way.
    await copier.copy(names.filter(isOwnFile), 'decisive', signal)
    await this.#readFacts()
    this.#options.onChange()
    await decisive
    await this.#tellContents()
    if (copier.plan.rest.length > 0 && !signal.aborted) void this.#fetchRest(signal)
    return this.#outcome([...names, ...pieces], signal)
  }

  async #fetchRest(signal: AbortSignal): Promise<void> {
    const before = this.contents()
    await this.#options.copier.copy(this.#options.copier.plan.rest, 'rest', signal)
    if (this.contents() !== before) await this.#tellContents()
  }

  /** The files that state the facts may be among what arrived. */
  async #tellContents(): Promise<void> {
    await this.#readFacts()
    const now = blobsByName(this.#options.run)
    const isReplaced = [...this.#shown].some(([name, blob]) => now.get(name) !== blob)
    this.#shown = now
    if (isReplaced) this.#options.onReplaced(this.runId)
    this.#options.onContents(this.runId)
  }

  async #readFacts(): Promise<void> {
    const [run] = this.#options.source.runs
    if (run === undefined) return
    this.#facts = { ...this.#facts, ...(await lookAtRun(run, this.#label, this.#options.openReader)) }
  }

  /** The first failure of what was asked for, if any of it is not here. */
  #outcome(names: readonly string[] | undefined, signal: AbortSignal): Result<void> {
    const { copier } = this.#options
    const wanted = names ?? [...copier.failures.keys()]
    const failure = wanted.map(name => copier.failures.get(name)).find(error => error !== undefined)
    if (failure !== undefined) return err(failure)
    return signal.aborted ? err({ code: 'cancelled' }) : ok(undefined)
  }
}

function blobsByName(run: CachedRun): ReadonlyMap<string, string> {
  const pieces = [...run.pieces()].flatMap(([name, { head }]) =>
    head === undefined ? [] : [[name, head.blob] as const],
  )
  return new Map([...pieces, ...[...run.copies()].map(([name, { blob }]) => [name, blob] as const)])
}

function newStop(): AbortController {
  const stop = new AbortController()
  // Every download listens to it.
  setMaxListeners(0, stop.signal)
  return stop
}

/** At the root of a run lie the files that Prow wrote about it. */
function isOwnFile(name: string): boolean {
  return !name.includes('/') && name.endsWith('.json')
}

function aborted(signal: AbortSignalLike): Promise<Result<never>> {
  return new Promise(resolve => {
    const cancel = (): void => resolve(err({ code: 'cancelled' }))
    if (signal.aborted) cancel()
    else signal.addEventListener('abort', cancel)
  })
}
