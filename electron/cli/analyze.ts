import { ok, type Result } from '#shared/base/result.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import { analyseSourceRun } from '../services/analyse-source-run.ts'
import { openRun } from './open-run.ts'
import { createProgressBar, type ProgressBar } from './progress.ts'

/** Analyses one source in this process. */
export async function analyseArgument(argument: string, bar: ProgressBar = standardBar()): Promise<Result<Analysis>> {
  const opened = await openRun(argument)
  if (!opened.ok) return opened
  const { source, run, label } = opened.value
  try {
    const analysis = await analyseSourceRun(run, { label, onProgress: progress => bar.update(argument, progress) })
    return analysis.ok ? ok(analysis.value) : analysis
  } finally {
    bar.clear()
    await source.close()
  }
}

export function standardBar(): ProgressBar {
  return createProgressBar(process.stderr, () => performance.now())
}

/** Exit 1 when something was found that a person should act on. */
export function hasReport(analysis: Analysis): boolean {
  return analysis.findings.some(finding => finding.kind === 'root-cause' || finding.kind === 'skew')
}
