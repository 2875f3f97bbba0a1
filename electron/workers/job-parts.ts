import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { SearchClock } from '../services/search-lines.ts'
import { openCachedRun } from '../services/sources/open-cached-run.ts'
import { openSource } from '../services/sources/open-source.ts'
import type { JobDependencies } from './run-job.ts'

const SEARCH_WORKER = join(import.meta.dirname, 'search.worker.cjs')

/** What the jobs need of the program. A process has one job, and loads only what that one needs. */
const load = {
  analysis: () => import('../services/analyse-source-run.ts'),
  trial: () => import('../services/try-pattern.ts'),
  stories: () => import('../services/read-story.ts'),
  templates: () => import('../services/run-templates.ts'),
  search: () => import('../services/search-lines.ts'),
  spans: () => import('../services/search-spans.ts'),
  filter: () => import('../services/filter-lines.ts'),
  sparse: () => import('../services/sparse-lines.ts'),
  comparison: () => import('#shared/analysis/compare-logs/compare-logs.ts'),
  context: () => import('#shared/analysis/compare-logs/log-context.ts'),
  knowledge: () => import('#shared/analysis/knowledge-index.ts'),
}

/** Loads everything: for a process that waits for its job. */
export async function loadAll(): Promise<void> {
  for (const part of Object.values(load)) await part()
}

const now = (): number => performance.now()
const clock: SearchClock = { now, wait: ms => wait(ms) }

export const jobParts: JobDependencies = {
  openSource,
  openCachedRun,
  analyse: async (run, options) => (await load.analysis()).analyseSourceRun(run, options),
  tryPattern: async (run, options) => (await load.trial()).tryPattern(run, options),
  readStory: async (run, options) => (await load.stories()).readStory(run, options),
  readStories: async (run, options) => (await load.stories()).readStories(run, options),
  readTemplates: async (run, options) => (await load.templates()).readRunTemplates(run, options),
  searchLines: async (run, options) => {
    const { startSearchThreads } = await load.spans()
    const startThreads = () => startSearchThreads(SEARCH_WORKER, options.query)
    return (await load.search()).searchLines(run, { ...options, startThreads }, clock)
  },
  filterLines: async (run, { ownRules, ...options }) => {
    const index = (await load.knowledge()).indexWithOwnRules(ownRules)
    return (await load.filter()).filterLines(run, { ...options, index }, clock)
  },
  sparseLines: async (run, options) => (await load.sparse()).readSparseLines(run, options),
  compareLogs: async ({ goods, bad, analysis, ownRules }) => {
    const index = (await load.knowledge()).indexWithOwnRules(ownRules)
    const context = (await load.context()).logContextOf(analysis, index)
    return (await load.comparison()).compareLogs(bad, goods, context)
  },
  now,
}
