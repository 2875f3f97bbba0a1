import { assertNever } from '#shared/base/assert.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { OwnRule } from '#shared/knowledge/schema.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import type { Story } from '#shared/model/entity.ts'
import type { RuleTrial } from '#shared/model/own-rules.ts'
import type { FilterResult } from '#shared/model/line-filter.ts'
import type { SparseLines } from '#shared/model/line-match.ts'
import type { FoundLine, SearchResult } from '#shared/model/search.ts'
import type { LogComparison } from '#shared/model/log-comparison.ts'
import type { RunTemplates } from '#shared/model/template.ts'
import type { Source, SourceRun } from '../services/sources/source.ts'
import type {
  AnalysisProgress,
  CompareLogsJob,
  FilterJob,
  JobValue,
  PassedLines,
  RunJob,
  SearchJob,
  SparseJob,
  StoriesJob,
  StoryJob,
  TemplatesJob,
  TrialJob,
  WorkerJob,
  WorkerMessage,
} from './messages.ts'

export interface JobDependencies {
  openSource(path: string): Promise<Result<Source>>
  openCachedRun(dir: string, key: string): Promise<Result<Source>>
  analyse(run: SourceRun, options: RunOptions): Promise<Result<Analysis>>
  tryPattern(run: SourceRun, options: TrialOptions): Promise<Result<RuleTrial>>
  readStory(run: SourceRun, options: StoryOptions): Promise<Result<Story>>
  readStories(run: SourceRun, options: StoriesOptions): Promise<Result<readonly Story[]>>
  readTemplates(run: SourceRun, options: TemplatesOptions): Promise<Result<RunTemplates>>
  searchLines(run: SourceRun, options: SearchOptions): Promise<Result<SearchResult>>
  filterLines(run: SourceRun, options: FilterOptions): Promise<Result<FilterResult>>
  sparseLines(run: SourceRun, options: SparseOptions): Promise<Result<SparseLines>>
  compareLogs(job: CompareLogsJob): Promise<LogComparison>
  /** Milliseconds, for the pace of progress messages only. */
  readonly now: () => number
}
export interface RunOptions {
  readonly label: string
  readonly ownRules: readonly OwnRule[]
  readonly onProgress: (progress: AnalysisProgress) => void
}
export interface TrialOptions extends Pick<TrialJob, 'artifact' | 'signature'> {
  readonly onProgress: (progress: AnalysisProgress) => void
}
export interface StoryOptions extends Pick<StoryJob, 'request' | 'ownRules'> {
  readonly onProgress: (progress: AnalysisProgress) => void
}
export interface StoriesOptions extends Pick<StoriesJob, 'request' | 'ownRules'> {
  readonly onProgress: (progress: AnalysisProgress) => void
}
export interface TemplatesOptions extends Pick<TemplatesJob, 'about' | 'host'> {
  readonly onProgress: (progress: AnalysisProgress) => void
}
export interface SearchOptions extends Pick<SearchJob, 'query' | 'artifact' | 'limit'> {
  readonly onFound: (lines: readonly FoundLine[]) => void
  readonly onProgress: (progress: AnalysisProgress) => void
}

export interface FilterOptions extends Pick<FilterJob, 'artifact' | 'filter' | 'novel' | 'ownRules'> {
  readonly onPassed: (passed: PassedLines) => void
}

export interface SparseOptions extends Pick<SparseJob, 'artifact'> {
  readonly onProgress: (progress: AnalysisProgress) => void
}

const PROGRESS_MS = 100

/** Opens the source, does its work on the one run, or compares what was read of two, and answers with `done`. A bug becomes an answer too: this is an edge. */
export async function runJob(
  job: WorkerJob,
  deps: JobDependencies,
  post: (message: WorkerMessage) => void,
): Promise<void> {
  const onProgress = paced(deps.now, progress => post({ kind: 'progress', progress }))
  onProgress({ phase: 'opening', artifact: '', doneBytes: 0 })
  const onFound = (lines: readonly FoundLine[]) => post({ kind: 'found', lines })
  const onPassed = (passed: PassedLines) => post({ kind: 'passed', passed })
  try {
    const result =
      job.kind === 'compare-logs'
        ? ok(await deps.compareLogs(job))
        : await openAndWork(job, deps, { onProgress, onFound, onPassed })
    post({ kind: 'done', result })
  } catch (thrown) {
    post({
      kind: 'done',
      result: err({ code: 'bug', message: thrown instanceof Error ? thrown.message : String(thrown) }),
    })
  }
}

async function openAndWork(job: RunJob, deps: JobDependencies, listeners: JobListeners): Promise<Result<JobValue>> {
  const { location } = job
  const isCached = location.kind === 'cached'
  const opened = await (isCached ? deps.openCachedRun(location.dir, location.key) : deps.openSource(location.path))
  if (!opened.ok) return opened
  const source = opened.value
  const path = isCached ? '' : location.run
  try {
    const run = source.runs.find(candidate => candidate.path === path)
    if (run === undefined) {
      const runs = source.runs.map(candidate => candidate.path)
      return err({ code: 'source/no-such-run', path: job.label, run: path, runs })
    }
    return await workOn(run, { ...job, ...listeners }, deps)
  } finally {
    await source.close()
  }
}

type JobListeners = Pick<SearchOptions, 'onProgress' | 'onFound'> & Pick<FilterOptions, 'onPassed'>
type WatchedJob = RunJob & JobListeners

async function workOn(run: SourceRun, job: WatchedJob, deps: JobDependencies): Promise<Result<JobValue>> {
  switch (job.kind) {
    case 'analyse':
      return await deps.analyse(run, job)
    case 'try':
      return await deps.tryPattern(run, job)
    case 'story':
      return await deps.readStory(run, job)
    case 'stories':
      return await deps.readStories(run, job)
    case 'templates':
      return await deps.readTemplates(run, job)
    case 'search':
      return await deps.searchLines(run, job)
    case 'filter':
      return await deps.filterLines(run, job)
    case 'sparse':
      return await deps.sparseLines(run, job)
    default:
      return assertNever(job, 'job')
  }
}

/** At most ten a second, but a new phase is told at once. */
function paced(now: () => number, tell: (progress: AnalysisProgress) => void): (progress: AnalysisProgress) => void {
  let phase = ''
  let next = 0
  return progress => {
    const at = now()
    if (progress.phase === phase && at < next) return
    phase = progress.phase
    next = at + PROGRESS_MS
    tell(progress)
  }
}
