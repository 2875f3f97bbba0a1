import { compareLogs } from '#shared/analysis/compare-logs/compare-logs.ts'
import { logContextOf } from '#shared/analysis/compare-logs/log-context.ts'
import { indexWithOwnRules } from '#shared/analysis/knowledge-index.ts'
import type { OwnRule } from '#shared/knowledge/schema.ts'
import type { LogComparison } from '#shared/model/log-comparison.ts'
import type { ReadRun } from './read-runs.ts'

/**
 * The logs of the bad run beside those of the good one; undefined where one of the two was not read for it. `runs` are the
 * good one, the bad one, and others.
 */
export function compareReadLogs(runs: readonly ReadRun[], ownRules: readonly OwnRule[]): LogComparison | undefined {
  const [good, bad] = runs
  if (good?.templates === undefined || bad?.templates === undefined) return undefined
  return compareLogs(bad.templates, [good.templates], logContextOf(bad.analysis, indexWithOwnRules(ownRules)))
}
