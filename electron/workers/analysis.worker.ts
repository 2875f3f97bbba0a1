import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { compareLogs } from '#shared/analysis/compare-logs/compare-logs.ts'
import { logContextOf } from '#shared/analysis/compare-logs/log-context.ts'
import { indexWithOwnRules } from '#shared/analysis/knowledge-index.ts'
import { analyseSourceRun } from '../services/analyse-source-run.ts'
import { readRunTemplates } from '../services/run-templates.ts'
import { readStories, readStory } from '../services/read-story.ts'
import { filterLines } from '../services/filter-lines.ts'
import { searchLines, type SearchClock } from '../services/search-lines.ts'
import { startSearchThreads } from '../services/search-spans.ts'
import { readSparseLines } from '../services/sparse-lines.ts'
import { openCachedRun } from '../services/sources/open-cached-run.ts'
import { openSource } from '../services/sources/open-source.ts'
import { tryPattern } from '../services/try-pattern.ts'
import { HEARTBEAT_MS, WorkerJob, type WorkerMessage } from './messages.ts'
import { parentPort } from './port.ts'
import { runJob, type JobDependencies } from './run-job.ts'

const SEARCH_WORKER = join(import.meta.dirname, 'search.worker.cjs')

const port = parentPort()
const post = (message: WorkerMessage) => port.post(message)

setInterval(() => post({ kind: 'heartbeat', rssBytes: process.memoryUsage.rss() }), HEARTBEAT_MS).unref()

port.onMessage(message => {
  const now = (): number => performance.now()
  const clock: SearchClock = { now, wait: ms => wait(ms) }
  const deps: JobDependencies = {
    openSource,
    openCachedRun,
    analyse: analyseSourceRun,
    tryPattern,
    readStory,
    readStories,
    readTemplates: readRunTemplates,
    searchLines: (run, options) =>
      searchLines(run, { ...options, startThreads: () => startSearchThreads(SEARCH_WORKER, options.query) }, clock),
    filterLines: (run, { ownRules, ...options }) =>
      filterLines(run, { ...options, index: indexWithOwnRules(ownRules) }, clock),
    sparseLines: readSparseLines,
    compareLogs: ({ goods, bad, analysis, ownRules }) =>
      compareLogs(bad, goods, logContextOf(analysis, indexWithOwnRules(ownRules))),
    now,
  }
  void runJob(WorkerJob.parse(message), deps, post)
})
