import { availableParallelism } from 'node:os'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compareRuns } from '#shared/analysis/compare/compare-runs.ts'
import { ok, type Result } from '#shared/base/result.ts'
import { knowledge } from '#shared/knowledge/knowledge.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import type { Comparison } from '#shared/model/comparison.ts'
import { createAnalysisPool, type AnalysisPool } from '../services/analysis-pool.ts'
import { findAppPaths, findAppRoot } from '../services/app-paths.ts'
import { forkWorker } from '../services/worker-process.ts'
import { analyseOpened } from './analyze.ts'
import type { OpenedRun } from './open-run.ts'
import { createProgressBar, type ProgressBar } from './progress.ts'
import { tidyOnSignal } from './tidy-on-signal.ts'

/** Analyses both runs, each in a process of its own, compares them and closes their sources. Whoever gives a signal listens to ^C. */
export async function compareOpened(
  { good, bad }: { readonly good: OpenedRun; readonly bad: OpenedRun },
  signal?: AbortSignal,
): Promise<Result<Comparison>> {
  const pool = createAnalysisPool({
    start: forkWorker(findAppPaths(findAppRoot(dirname(fileURLToPath(import.meta.url)))).worker),
    size: availableParallelism(),
  })
  const bar = createProgressBar(process.stderr, () => performance.now())
  const tidy = (): void => {
    bar.clear()
    void pool.close()
  }
  const stopListening = signal === undefined ? tidyOnSignal(tidy) : () => undefined
  const cx = { pool, bar, ...(signal === undefined ? {} : { signal }) }
  try {
    const [goodAnalysis, badAnalysis] = await Promise.all([analyseSide('good', good, cx), analyseSide('bad', bad, cx)])
    if (!goodAnalysis.ok) return goodAnalysis
    if (!badAnalysis.ok) return badAnalysis
    return ok(compareRuns(goodAnalysis.value, badAnalysis.value, knowledge))
  } finally {
    stopListening()
    bar.clear()
    await pool.close()
  }
}

interface SideContext {
  readonly pool: AnalysisPool
  readonly bar: ProgressBar
  readonly signal?: AbortSignal
}

/** Standard input can be read in this process only. */
async function analyseSide(
  side: 'good' | 'bad',
  opened: OpenedRun,
  { pool, bar, signal }: SideContext,
): Promise<Result<Analysis>> {
  const { source, label, location } = opened
  if (location === undefined) return await analyseOpened(opened, progress => bar.update(side, progress))
  const read = () =>
    pool.analyse(
      { runId: side, location, label },
      {
        onProgress: ({ doneBytes, totalBytes }) =>
          bar.update(side, { doneBytes, ...(totalBytes === undefined ? {} : { totalBytes }) }),
        ...(signal === undefined ? {} : { signal }),
      },
    )
  // The process opens a path by itself; a copy must be kept until it was read.
  if (opened.analyse === undefined) await source.close()
  try {
    return await (opened.analyse?.(read) ?? read())
  } finally {
    if (opened.analyse !== undefined) await source.close()
  }
}
