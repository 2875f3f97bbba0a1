import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import { err, ok, type AppError, type Result } from '#shared/base/result.ts'
import type { AbortSignalLike } from '#shared/ipc/contract.ts'
import type { RunView, SourceView } from '#shared/ipc/views.ts'
import { lookAtRun, type OpenReader } from './look-at-run.ts'
import type { Source, SourceRun } from './sources/source.ts'

/** Where another process finds a run: in what a person opened, or in the cache. */
export type RunLocation =
  | { readonly kind: 'path'; readonly path: string; readonly run: string }
  | { readonly kind: 'cached'; readonly dir: string; readonly key: string }

/** A run of an opened source, with what is needed to open it again in another process. */
export interface OpenRun {
  readonly view: RunView
  readonly run: SourceRun
  readonly sourceId: string
  readonly location: RunLocation
  /** Of a run whose artifacts are copied from a bucket, and may still be arriving. */
  readonly copy?: RunCopy
}

export interface RunCopy {
  /** Waits until there is enough for a first analysis; the error says why there is nothing at all. */
  ready(signal: AbortSignalLike): Promise<Result<void>>
  /** What an analysis of it now would read: another text, another analysis. */
  contents(): string
  /** Takes note of artifacts whose copy turned out damaged. */
  reject(damaged: readonly string[]): Promise<void>
}

export interface OpenSourcesOptions {
  openSource(path: string): Promise<Result<Source>>
  readonly openReader: OpenReader
  /** The built-in sample, if this build has one. */
  readonly samplePath?: string
  /** A source was closed: its runs are unknown from now on. */
  onClosed?(runIds: readonly string[]): void
}

export interface OpenPathOptions {
  /** For people; the file's name otherwise. */
  readonly label?: string
  /** Called when the source is closed, e.g. to remove an upload. */
  readonly cleanUp?: () => Promise<void>
}

/** A source, however it came to be opened. */
export interface OpenEntry {
  /** Undefined for a run in a bucket. */
  readonly path: string | undefined
  readonly view: SourceView
  readonly runs: readonly OpenRun[]
  close(): Promise<void>
}

export const SAMPLE_LABEL = 'Sample: reconstruction of kubernetes#130590'

/** Runs whose facts are read when a source is opened; the rest of a very large source shows its paths only. */
const LOOKED_AT_RUNS = 200

/** Everything that is open, by random id. The only place that knows paths of what a person opened. */
export class OpenSources {
  readonly #options: OpenSourcesOptions
  readonly #entries = new Map<string, OpenEntry>()
  #sample: Promise<OpenEntry | undefined> | undefined

  constructor(options: OpenSourcesOptions) {
    this.#options = options
  }

  /** Opens a path that a person chose. Answers with an id in any case: a source that cannot be opened is listed with its problem. */
  async open(path: string, options: OpenPathOptions = {}): Promise<string> {
    const known = [...this.#entries].find(([, entry]) => entry.path === path && entry.view.problem === undefined)
    if (known !== undefined) return known[0]
    const entry = await this.#openEntry(path, options)
    this.#entries.set(entry.view.sourceId, entry)
    return entry.view.sourceId
  }

  /** Takes in a source that was opened elsewhere. */
  add(entry: OpenEntry): void {
    this.#entries.set(entry.view.sourceId, entry)
  }

  /** In the order of opening; the sample is the last. */
  async list(): Promise<readonly SourceView[]> {
    const sample = await this.#openSample()
    const views = [...this.#entries.values()].map(entry => entry.view)
    return sample === undefined ? views : [...views, sample.view]
  }

  async findRun(runId: string): Promise<Result<OpenRun>> {
    const sample = await this.#openSample()
    const entries = [...this.#entries.values(), ...(sample === undefined ? [] : [sample])]
    const found = entries.flatMap(entry => entry.runs).find(run => run.view.runId === runId)
    return found === undefined ? err({ code: 'rpc/unknown-id', id: runId }) : ok(found)
  }

  /** The sample stays. */
  async close(sourceId: string): Promise<Result<void>> {
    const entry = this.#entries.get(sourceId)
    if (entry === undefined) return err({ code: 'rpc/unknown-id', id: sourceId })
    this.#entries.delete(sourceId)
    this.#options.onClosed?.(entry.runs.map(run => run.view.runId))
    await entry.close()
    return ok(undefined)
  }

  async closeAll(): Promise<void> {
    for (const sourceId of [...this.#entries.keys()]) await this.close(sourceId)
    const sample = await this.#sample
    await sample?.close()
    this.#sample = undefined
  }

  #openSample(): Promise<OpenEntry | undefined> {
    const path = this.#options.samplePath
    if (path === undefined) return Promise.resolve(undefined)
    this.#sample ??= this.#openEntry(path, { label: SAMPLE_LABEL }).then(asSample)
    return this.#sample
  }

  async #openEntry(path: string, options: OpenPathOptions): Promise<OpenEntry> {
    const sourceId = randomUUID()
    const opened = await this.#options.openSource(path)
    if (!opened.ok) {
      const problem =
        options.label !== undefined && 'path' in opened.error ? { ...opened.error, path: options.label } : opened.error
      return failedEntry({ path, sourceId, problem, options })
    }
    const source = opened.value
    const label = options.label ?? source.label
    const runs = await this.#openRuns(source, { path, label, sourceId })
    const view: SourceView = {
      sourceId,
      label,
      kind: source.kind,
      runs: runs.map(run => run.view),
      ...(source.problem === undefined ? {} : { problem: partlyRead(label, source.problem) }),
    }
    return { path, view, runs, close: () => closeBoth(source, options) }
  }

  async #openRuns(source: Source, of: { path: string; label: string; sourceId: string }): Promise<readonly OpenRun[]> {
    const runs: OpenRun[] = []
    for (const [index, run] of source.runs.entries()) {
      const named = run.path === '' ? of.label : `${of.label}#${run.path}`
      const looked = index < LOOKED_AT_RUNS
      const facts = looked ? await lookAtRun(run, named, this.#options.openReader) : { source: named }
      const view = { runId: randomUUID(), label: run.path === '' ? of.label : run.path, facts }
      const location = { kind: 'path', path: of.path, run: run.path } as const
      runs.push({ view, run, sourceId: of.sourceId, location })
    }
    return runs
  }
}

interface FailedSource {
  readonly path: string
  readonly sourceId: string
  readonly problem: AppError
  readonly options: OpenPathOptions
}

function failedEntry({ path, sourceId, problem, options }: FailedSource): OpenEntry {
  const view: SourceView = { sourceId, label: options.label ?? basename(path), kind: 'file', runs: [], problem }
  return { path, view, runs: [], close: () => options.cleanUp?.() ?? Promise.resolve() }
}

async function closeBoth(source: Source, options: OpenPathOptions): Promise<void> {
  await source.close()
  await options.cleanUp?.()
}

function partlyRead(path: string, problem: string): AppError {
  return { code: 'source/partly-read', path, reason: problem.replace(/\.$/u, '') }
}

/** The sample's own README lies outside its runs, and is meant to; only a sample that did not open is a problem. */
function asSample(entry: OpenEntry): OpenEntry {
  const { problem, ...view } = entry.view
  const isWhole = problem === undefined || entry.runs.length > 0
  return { ...entry, view: { ...view, kind: 'sample', ...(isWhole ? {} : { problem }) } }
}
