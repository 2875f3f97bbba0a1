import type { Comparison } from '#shared/model/comparison.ts'
import { unitOf } from '#shared/report/show-runs.ts'
import { strings } from '../../strings/index.ts'
import { listUnread } from './group-findings.ts'

const words = strings.verdict.read

/** How much of both sides the verdict knows, in a sentence: of what was not read nobody knows what it says. */
export function readText(comparison: Pick<Comparison, 'coverage' | 'hosts'>): string {
  const { coverage } = comparison
  const unit = unitOf(comparison)
  const sides = (['good', 'bad'] as const)
    .map(side => ({ side, unread: listUnread(coverage[side]).length, all: coverage[side].length }))
    .filter(({ unread }) => unread > 0)
  return sides.length > 0 ? words.partly(sides, unit) : words.whole(coverage.good.length, coverage.bad.length, unit)
}
