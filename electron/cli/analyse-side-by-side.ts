import { availableParallelism } from 'node:os'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ok, type Result } from '#shared/base/result.ts'
import type { OwnRule } from '#shared/knowledge/schema.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import { createAnalysisPool, type AnalysisPool } from '../services/analysis-pool.ts'
import { findAppPaths, findAppRoot } from '../services/app-paths.ts'
import { forkWorker } from '../services/worker-process.ts'
import { analyseOpened } from './analyze.ts'
import { sourcesOf, type CompareRequest } from './compare-request.ts'
import type { OpenedRun } from './open-run.ts'
import { createProgressBar, type ProgressBar } from './progress.ts'
import { tidyOnSignal } from './tidy-on-signal.ts'

/**
 * Analyses the runs, each in a process of its own so that they share the cores, and closes their sources. `opened` and
 * the answer as `sourcesOf` names them. Whoever gives a signal listens to ^C.
 */
export async function analyseSideBySide(
  request: CompareRequest,
  opened: readonly OpenedRun[],
  signal?: AbortSignal,
): Promise<Result<readonly Analysis[]>> {
  const { ownRules = [] } = request
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
  const cx = { pool, bar, ownRules, ...(signal === undefined ? {} : { signal }) }
  try {
    const names = sourcesOf(request).map(({ name }) => name)
    const results = await Promise.all(opened.map((run, index) => analyseSide(names[index] ?? '', run, cx)))
    const failed = results.find(result => !result.ok)
    if (failed !== undefined) return failed
    return ok(results.flatMap(result => (result.ok ? [result.value] : [])))
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
  readonly signal?: AbortSignal
}

/** Standard input can be read in this process only. */
async function analyseSide(
  side: string,
  opened: OpenedRun,
  { pool, bar, ownRules, signal }: SideContext,
): Promise<Result<Analysis>> {
  const { source, label, location } = opened
  if (location === undefined) return await analyseOpened(opened, progress => bar.update(side, progress), ownRules)
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
