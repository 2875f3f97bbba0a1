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
import { openRun, type OpenedRun } from './open-run.ts'
import { createProgressBar, type ProgressBar } from './progress.ts'
import { tidyOnSignal } from './tidy-on-signal.ts'

/** Analyses both runs, each in a process of its own so that they share the cores, and compares them. */
export async function compareArguments(good: string, bad: string): Promise<Result<Comparison>> {
  // Both are opened before any work begins: a wrong name is told at once. Listing is cheap.
  const openedGood = await openRun(good)
  if (!openedGood.ok) return openedGood
  const openedBad = await openRun(bad)
  if (openedBad.ok) return compareOpened(openedGood.value, openedBad.value)
  await openedGood.value.source.close()
  return openedBad
}

async function compareOpened(good: OpenedRun, bad: OpenedRun): Promise<Result<Comparison>> {
  const pool = createAnalysisPool({
    start: forkWorker(findAppPaths(findAppRoot(dirname(fileURLToPath(import.meta.url)))).worker),
    size: availableParallelism(),
  })
  const bar = createProgressBar(process.stderr, () => performance.now())
  const stopListening = tidyOnSignal(() => {
    bar.clear()
    void pool.close()
  })
  try {
    const [goodAnalysis, badAnalysis] = await Promise.all([
      analyseSide('good', good, { pool, bar }),
      analyseSide('bad', bad, { pool, bar }),
    ])
    if (!goodAnalysis.ok) return goodAnalysis
    if (!badAnalysis.ok) return badAnalysis
    return ok(compareRuns(goodAnalysis.value, badAnalysis.value, knowledge))
  } finally {
    stopListening()
    bar.clear()
    await pool.close()
  }
}

/** Standard input can be read in this process only. */
async function analyseSide(
  side: 'good' | 'bad',
  opened: OpenedRun,
  { pool, bar }: { readonly pool: AnalysisPool; readonly bar: ProgressBar },
): Promise<Result<Analysis>> {
  const { source, run, label, path } = opened
  if (path === undefined) return analyseOpened(opened, progress => bar.update(side, progress))
  await source.close()
  return pool.analyse(
    { runId: side, sourcePath: path, runPath: run.path, label },
    {
      onProgress: ({ doneBytes, totalBytes }) =>
        bar.update(side, { doneBytes, ...(totalBytes === undefined ? {} : { totalBytes }) }),
    },
  )
}

/** Exit 1 when there is anything to look at: a difference, a hypothesis, or two runs that cannot be compared. */
export function hasDifference({ verdict, components }: Comparison): boolean {
  return (
    verdict.status !== 'no-difference' ||
    verdict.hypotheses.length > 0 ||
    components.some(row => row.state === 'changed' || row.state === 'added' || row.state === 'removed')
  )
}
