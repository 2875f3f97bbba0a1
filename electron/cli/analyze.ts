import type { Result } from '#shared/base/result.ts'
import type { OwnRule } from '#shared/knowledge/schema.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import type { CoverageState } from '#shared/model/coverage.ts'
import { analyseSourceRun, type RunProgress } from '../services/analyse-source-run.ts'
import { openRun, type OpenedRun } from './open-run.ts'
import { createProgressBar } from './progress.ts'
import { tidyOnSignal } from './tidy-on-signal.ts'

/** Analyses one source in this process. */
export async function analyseArgument(argument: string, ownRules: readonly OwnRule[] = []): Promise<Result<Analysis>> {
  const opened = await openRun(argument)
  if (!opened.ok) return opened
  const bar = createProgressBar(process.stderr, () => performance.now())
  const stopListening = tidyOnSignal(() => bar.clear())
  try {
    return await analyseOpened(opened.value, progress => bar.update('run', progress), ownRules)
  } finally {
    stopListening()
    bar.clear()
  }
}

/** Reads the run and closes its source. */
export async function analyseOpened(
  { source, run, label }: OpenedRun,
  onProgress: (progress: RunProgress) => void,
  ownRules: readonly OwnRule[] = [],
): Promise<Result<Analysis>> {
  try {
    return await analyseSourceRun(run, { label, ownRules, onProgress })
  } finally {
    await source.close()
  }
}

/** Exit 1 when something was found that a person should act on. */
export function hasReport(analysis: Analysis): boolean {
  return analysis.findings.some(finding => finding.kind === 'root-cause' || finding.kind === 'skew')
}

/** Nothing in it could be read: empty files, or only such as are not opened. */
export function isUnread({ coverage }: Analysis): boolean {
  return coverage.every(({ state }) => UNREAD.has(state))
}

const UNREAD: ReadonlySet<CoverageState> = new Set<CoverageState>(['empty', 'skipped', 'missing', 'unfetched'])
