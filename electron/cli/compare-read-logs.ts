import { compareLogs } from '#shared/analysis/compare-logs/compare-logs.ts'
import { logContextOf } from '#shared/analysis/compare-logs/log-context.ts'
import { indexWithOwnRules } from '#shared/analysis/knowledge-index.ts'
import type { OwnRule } from '#shared/knowledge/schema.ts'
import type { LogComparison } from '#shared/model/log-comparison.ts'
import type { ComparedSides } from './read-runs.ts'

/** The logs of the bad side beside those of every good one; undefined where one of them was not read for it. */
export function compareReadLogs(
  { bad, goods }: ComparedSides,
  ownRules: readonly OwnRule[],
): LogComparison | undefined {
  const read = goods.flatMap(({ templates }) => templates ?? [])
  if (bad.templates === undefined || read.length < goods.length) return undefined
  return compareLogs(bad.templates, read, logContextOf(bad.analysis, indexWithOwnRules(ownRules)))
}
