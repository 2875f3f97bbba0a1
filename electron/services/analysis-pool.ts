import { err, type Result } from '#shared/base/result.ts'
import type { AbortSignalLike } from '#shared/ipc/contract.ts'
import type { OwnRule } from '#shared/knowledge/schema.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import type { Story } from '#shared/model/entity.ts'
import type { RuleTrial } from '#shared/model/own-rules.ts'
import type { LogComparison } from '#shared/model/log-comparison.ts'
import type { RunTemplates } from '#shared/model/template.ts'
import type {
  AnalysisProgress,
  CompareLogsJob,
  FilterJob,
  JobValue,
  PassedLines,
  SearchJob,
  SparseJob,
  StoriesJob,
  StoryJob,
  TemplatesJob,
  TrialJob,
  WorkerJob,
} from '../workers/messages.ts'
import type { FilterResult } from '#shared/model/line-filter.ts'
import type { SparseLines } from '#shared/model/line-match.ts'
import type { FoundLine, SearchResult } from '#shared/model/search.ts'
import { startAnalysisProcess, type RunningJob, type Watchdog } from './analysis-process.ts'
import { ANALYSIS_RSS_BYTES, ANALYSIS_SILENCE_MS, DEATHS_BEFORE_QUARANTINE, KILL_AFTER_MS } from './analysis-limits.ts'
import type { RunLocation } from './open-sources.ts'
import type { StartWorker } from './worker-process.ts'

/** What to analyse. `runId` is the key of the quarantine: a source opened anew gets a new chance. */
export interface PoolJob {
  readonly runId: string
  readonly location: RunLocation
  readonly label: string
}

/** A signature to try on a run, checked. */
export interface PoolTrial extends PoolJob, Pick<TrialJob, 'artifact' | 'signature'> {}

/** Whose story to read. */
export interface PoolStory extends PoolJob, Pick<StoryJob, 'request'> {}

/** Whose stories to read in one reading. */
export interface PoolStories extends PoolJob, Pick<StoriesJob, 'request'> {}

/** Of which logs to read the templates. */
export interface PoolTemplates extends PoolJob, Pick<TemplatesJob, 'about' | 'host'> {}
/** Runs whose logs were read. */
export interface PoolComparison extends Pick<PoolJob, 'runId'>, Pick<CompareLogsJob, 'goods' | 'bad' | 'analysis'> {}

/** What to look for in the lines of a run, checked. */
export interface PoolSearch extends PoolJob, Pick<SearchJob, 'query' | 'artifact' | 'limit'> {}

/** Which lines of an artifact to find, checked. */
export interface PoolFilter extends PoolJob, Pick<FilterJob, 'artifact' | 'filter' | 'novel'> {}

/** Of which artifact to read the lines that say what few others do. */
export interface PoolSparse extends PoolJob, Pick<SparseJob, 'artifact'> {}

export interface AnalyseOptions {
  readonly onProgress: (progress: AnalysisProgress) => void
  readonly signal?: AbortSignalLike
}

export interface PoolSearchOptions extends AnalyseOptions {
  /** Lines as they are found. */
  readonly onFound: (lines: readonly FoundLine[]) => void
}

export interface PoolFilterOptions extends Omit<AnalyseOptions, 'onProgress'> {
  /** Lines as they are found. */
  readonly onPassed: (passed: PassedLines) => void
}

/** Reads runs, each in a process of its own that can be killed. */
export interface AnalysisPool {
  /** `analysis/died` with the reason when the process ends early, `cancelled` at once when the signal says so. */
  analyse(job: PoolJob, options: AnalyseOptions): Promise<Result<Analysis>>
  /** What a signature finds; ends like `analyse`. */
  tryPattern(trial: PoolTrial, options: AnalyseOptions): Promise<Result<RuleTrial>>
  /** The lines of one entity; ends like `analyse`. */
  readStory(story: PoolStory, options: AnalyseOptions): Promise<Result<Story>>
  /** The lines of several entities, in their order; ends like `analyse`. */
  readStories(stories: PoolStories, options: AnalyseOptions): Promise<Result<readonly Story[]>>
  /** What the logs of a run say, each thing once; ends like `analyse`. */
  readTemplates(templates: PoolTemplates, options: AnalyseOptions): Promise<Result<RunTemplates>>
  /** What is new, gone or at another rate; ends like `analyse`. */
  compareLogs(read: PoolComparison, options: AnalyseOptions): Promise<Result<LogComparison>>
  /** The lines that hold something; ends like `analyse`. */
  search(search: PoolSearch, options: PoolSearchOptions): Promise<Result<SearchResult>>
  /** The numbers of the lines that pass a filter; ends like `analyse`. */
  filter(filter: PoolFilter, options: PoolFilterOptions): Promise<Result<FilterResult>>
  /** The lines of an artifact that say what few of its lines say; ends like `analyse`. */
  sparseLines(log: PoolSparse, options: AnalyseOptions): Promise<Result<SparseLines>>
  /** Ends all processes; their jobs answer `cancelled`. Resolves when they are gone. */
  close(): Promise<void>
}

export interface PoolOptions {
  readonly start: StartWorker
  /** Most processes at one time. */
  readonly size: number
  /** Rules of the person's own that each analysis takes along; none when left out. */
  readonly ownRules?: () => readonly OwnRule[]
  readonly watchdog?: Partial<Watchdog>
}

interface Waiting {
  readonly runId: string
  readonly job: WorkerJob
  readonly options: AnalyseOptions & Partial<PoolSearchOptions & PoolFilterOptions>
  readonly settle: (result: Result<JobValue>) => void
}

const DEFAULT_WATCHDOG: Watchdog = {
  silenceMs: ANALYSIS_SILENCE_MS,
  rssBytes: ANALYSIS_RSS_BYTES,
  killAfterMs: KILL_AFTER_MS,
}

export function createAnalysisPool(options: PoolOptions): AnalysisPool {
  return new ProcessPool(options)
}

class ProcessPool implements AnalysisPool {
  readonly #start: StartWorker
  readonly #size: number
  readonly #watchdog: Watchdog
  readonly #ownRules: () => readonly OwnRule[]
  readonly #running = new Set<RunningJob>()
  readonly #deaths = new Map<string, number>()
  #queue: readonly Waiting[] = []
  #closed = false

  constructor({ start, size, ownRules, watchdog }: PoolOptions) {
    this.#start = start
    this.#size = Math.max(1, size)
    this.#watchdog = { ...DEFAULT_WATCHDOG, ...watchdog }
    this.#ownRules = ownRules ?? (() => [])
  }

  analyse({ runId, location, label }: PoolJob, options: AnalyseOptions): Promise<Result<Analysis>> {
    const job: WorkerJob = { kind: 'analyse', location, label, ownRules: [...this.#ownRules()] }
    // What answers a job of this kind is of this kind: run-job.ts sees to it.
    return this.#queueUp({ runId, job, options }) as Promise<Result<Analysis>>
  }

  tryPattern(trial: PoolTrial, options: AnalyseOptions): Promise<Result<RuleTrial>> {
    const { runId, location, label, artifact, signature } = trial
    const where = artifact === undefined ? {} : { artifact }
    const job: WorkerJob = { kind: 'try', location, label, signature, ...where }
    return this.#queueUp({ runId, job, options }) as Promise<Result<RuleTrial>>
  }

  readStory({ runId, location, label, request }: PoolStory, options: AnalyseOptions): Promise<Result<Story>> {
    const job: WorkerJob = { kind: 'story', location, label, request, ownRules: [...this.#ownRules()] }
    return this.#queueUp({ runId, job, options }) as Promise<Result<Story>>
  }

  readStories(
    { runId, location, label, request }: PoolStories,
    options: AnalyseOptions,
  ): Promise<Result<readonly Story[]>> {
    const job: WorkerJob = { kind: 'stories', location, label, request, ownRules: [...this.#ownRules()] }
    return this.#queueUp({ runId, job, options }) as Promise<Result<readonly Story[]>>
  }

  readTemplates(templates: PoolTemplates, options: AnalyseOptions): Promise<Result<RunTemplates>> {
    const { runId, location, label, about, host } = templates
    const job: WorkerJob = { kind: 'templates', location, label, about, ...(host === undefined ? {} : { host }) }
    return this.#queueUp({ runId, job, options }) as Promise<Result<RunTemplates>>
  }

  compareLogs({ runId, ...read }: PoolComparison, options: AnalyseOptions): Promise<Result<LogComparison>> {
    const job: WorkerJob = { kind: 'compare-logs', ...read, ownRules: [...this.#ownRules()] }
    return this.#queueUp({ runId, job, options }) as Promise<Result<LogComparison>>
  }

  search(
    { runId, location, label, query, artifact, limit }: PoolSearch,
    options: PoolSearchOptions,
  ): Promise<Result<SearchResult>> {
    const where = artifact === undefined ? {} : { artifact }
    const job: WorkerJob = { kind: 'search', location, label, query, limit, ...where }
    return this.#queueUp({ runId, job, options }) as Promise<Result<SearchResult>>
  }

  filter({ runId, location, label, ...rest }: PoolFilter, options: PoolFilterOptions): Promise<Result<FilterResult>> {
    const job: WorkerJob = { kind: 'filter', location, label, ...rest, ownRules: [...this.#ownRules()] }
    const quiet = { ...options, onProgress: () => undefined }
    return this.#queueUp({ runId, job, options: quiet }) as Promise<Result<FilterResult>>
  }

  sparseLines({ runId, ...log }: PoolSparse, options: AnalyseOptions): Promise<Result<SparseLines>> {
    const job: WorkerJob = { kind: 'sparse', ...log }
    return this.#queueUp({ runId, job, options }) as Promise<Result<SparseLines>>
  }

  #queueUp({ runId, job, options }: Omit<Waiting, 'settle'>): Promise<Result<JobValue>> {
    if (this.#closed || options.signal?.aborted === true) return Promise.resolve(err({ code: 'cancelled' }))
    const deaths = this.#deaths.get(runId) ?? 0
    if (deaths >= DEATHS_BEFORE_QUARANTINE) {
      const reason = `set aside: this run ended its process ${deaths} times; open the source again to retry`
      return Promise.resolve(err({ code: 'analysis/died', reason }))
    }
    return new Promise(settle => {
      const waiting = { runId, job, options, settle }
      options.signal?.addEventListener('abort', () => this.#drop(waiting))
      this.#queue = [...this.#queue, waiting]
      this.#next()
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const waiting of this.#queue) this.#drop(waiting)
    const running = [...this.#running]
    for (const job of running) job.cancel()
    await Promise.all(running.map(job => job.gone))
  }

  #drop(waiting: Waiting): void {
    if (!this.#queue.includes(waiting)) return
    this.#queue = this.#queue.filter(other => other !== waiting)
    waiting.settle(err({ code: 'cancelled' }))
  }

  #next(): void {
    const [waiting, ...rest] = this.#queue
    if (waiting === undefined || this.#running.size >= this.#size) return
    this.#queue = rest
    this.#run(waiting)
    this.#next()
  }

  #run({ runId, job, options, settle }: Waiting): void {
    const running = startAnalysisProcess(this.#start(), {
      job,
      watchdog: this.#watchdog,
      onProgress: options.onProgress,
      ...(options.onFound === undefined ? {} : { onFound: options.onFound }),
      ...(options.onPassed === undefined ? {} : { onPassed: options.onPassed }),
    })
    this.#running.add(running)
    options.signal?.addEventListener('abort', () => running.cancel())
    void running.answer.then(answer => {
      if (!answer.ok && answer.error.code === 'analysis/died') this.#countDeath(runId)
      settle(answer)
    })
    // The place is free only when the process is really gone: a killed one still holds its memory.
    void running.gone.then(() => {
      this.#running.delete(running)
      this.#next()
    })
  }

  #countDeath(runId: string): void {
    this.#deaths.set(runId, (this.#deaths.get(runId) ?? 0) + 1)
  }
}
