import { availableParallelism } from 'node:os'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ok, type Result } from '#shared/base/result.ts'
import { withoutUndefined } from '#shared/base/without-undefined.ts'
import type { OwnRule } from '#shared/knowledge/schema.ts'
import type { AnalysisProgress } from '../workers/messages.ts'
import { createAnalysisPool, type AnalysisPool } from '../services/analysis-pool.ts'
import { findAppPaths, findAppRoot } from '../services/app-paths.ts'
import type { LaneSide } from '../services/lane-comparison.ts'
import { forkWorker } from '../services/worker-process.ts'
import { analyseOpened } from './analyze.ts'
import { compareReadLanes } from './compare-read-lanes.ts'
import type { ReadRun, ReadRuns } from './read-runs.ts'
import { sourcesOf, type CompareRequest } from './compare-request.ts'
import type { OpenedRun } from './open-run.ts'
import { notCompared } from './not-compared.ts'
import { createProgressBar, type ProgressBar } from './progress.ts'
import { tidyOnSignal } from './tidy-on-signal.ts'

/**
 * Reads the runs, each in a process of its own so that they share the cores, and closes their sources. `opened` and
 * the answer as `sourcesOf` names them. Whoever gives a signal listens to ^C.
 */
export async function analyseSideBySide(
  request: CompareRequest,
  opened: readonly OpenedRun[],
  signal?: AbortSignal,
): Promise<Result<ReadRuns>> {
  const { ownRules = [], comparesLogs = false } = request
  const pool = createAnalysisPool({
    start: forkWorker(findAppPaths(findAppRoot(dirname(fileURLToPath(import.meta.url)))).worker),
    size: availableParallelism(),
    ownRules: () => ownRules,
  })
  const bar = createProgressBar(process.stderr, () => performance.now())
  const tidy = (): void => {
    bar.clear()
    void pool.close()
  }
  const stopListening = signal === undefined ? tidyOnSignal(tidy) : () => undefined
  const cx = { pool, bar, ownRules, comparesLogs, ...(signal === undefined ? {} : { signal }) }
  try {
    const names = sourcesOf(request).map(({ name }) => name)
    const results = await Promise.all(opened.map((run, index) => readSide(names[index] ?? '', run, cx)))
    const failed = results.find(result => !result.ok)
    if (failed !== undefined) return failed
    const runs = results.flatMap(result => (result.ok ? [result.value] : []))
    const lanes = comparesLogs ? await compareReadLanes(runs) : undefined
    if (lanes?.ok === false) {
      bar.clear()
      return notCompared(lanes.error, { runs }, 'what both runs say of the same tests and pods')
    }
    return ok(withoutUndefined({ runs, lanes: lanes?.value }))
  } finally {
    stopListening()
    bar.clear()
    await pool.close()
  }
}

interface SideContext {
  readonly pool: AnalysisPool
  readonly bar: ProgressBar
  readonly ownRules: readonly OwnRule[]
  readonly comparesLogs: boolean
  readonly signal?: AbortSignal
}

/** Standard input can be read in this process only, and once. */
async function readSide(side: string, opened: OpenedRun, cx: SideContext): Promise<Result<ReadRun>> {
  const { source, label, location } = opened
  const { pool, bar, ownRules, comparesLogs, signal } = cx
  const onProgress = ({ doneBytes, totalBytes }: Pick<AnalysisProgress, 'doneBytes' | 'totalBytes'>) =>
    bar.update(side, withoutUndefined({ doneBytes, totalBytes }))
  if (location === undefined) {
    const analysis = await analyseOpened(opened, onProgress, ownRules)
    return analysis.ok ? ok({ analysis: analysis.value }) : analysis
  }
  const job = { runId: side, location, label }
  const options = { onProgress, ...(signal === undefined ? {} : { signal }) }
  const read = () => pool.analyse(job, options)
  // The process opens a path by itself; a copy must be kept until it was read.
  if (opened.analyse === undefined) await source.close()
  try {
    const analysis = await (opened.analyse?.(read) ?? read())
    if (!analysis.ok) return analysis
    if (!comparesLogs) return ok({ analysis: analysis.value })
    const { hosts, run } = analysis.value
    const templates = await pool.readTemplates({ ...job, about: { hosts, run } }, options)
    if (!templates.ok) {
      bar.clear()
      return notCompared(templates.error, { analysis: analysis.value }, `the logs of the ${side} run`)
    }
    const readStories: LaneSide['readStories'] = request => pool.readStories({ ...job, request }, options)
    return ok({ analysis: analysis.value, templates: templates.value, readStories })
  } finally {
    if (opened.analyse !== undefined) await source.close()
  }
}
