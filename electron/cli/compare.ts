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
import { analyseArgument, standardBar } from './analyze.ts'
import { openRun } from './open-run.ts'
import type { ProgressBar } from './progress.ts'

/** Analyses both runs, each in a process of its own so that they share the cores, and compares them. */
export async function compareArguments(good: string, bad: string): Promise<Result<Comparison>> {
  const pool = createAnalysisPool({
    start: forkWorker(findAppPaths(findAppRoot(dirname(fileURLToPath(import.meta.url)))).worker),
    size: availableParallelism(),
  })
  const bar = standardBar()
  try {
    const [goodAnalysis, badAnalysis] = await Promise.all(
      [good, bad].map(argument => analyseElsewhere(argument, pool, bar)),
    )
    if (goodAnalysis?.ok !== true) return goodAnalysis as Result<never>
    if (badAnalysis?.ok !== true) return badAnalysis as Result<never>
    return ok(compareRuns(goodAnalysis.value, badAnalysis.value, knowledge))
  } finally {
    bar.clear()
    await pool.close()
  }
}

async function analyseElsewhere(argument: string, pool: AnalysisPool, bar: ProgressBar): Promise<Result<Analysis>> {
  if (argument === '-') return analyseArgument(argument, bar)
  // Opened here too, so that a wrong argument is told before any process starts; listing is cheap.
  const opened = await openRun(argument)
  if (!opened.ok) return opened
  const { source, run, label, path } = opened.value
  await source.close()
  return pool.analyse(
    { runId: argument, sourcePath: path ?? argument, runPath: run.path, label },
    {
      onProgress: ({ doneBytes, totalBytes }) =>
        bar.update(argument, { doneBytes, ...(totalBytes === undefined ? {} : { totalBytes }) }),
    },
  )
}

/** Exit 1 when there is a hypothesis or a changed component. */
export function hasDifference(comparison: Comparison): boolean {
  return (
    comparison.verdict.hypotheses.length > 0 ||
    comparison.components.some(row => row.state === 'changed' || row.state === 'added' || row.state === 'removed')
  )
}
