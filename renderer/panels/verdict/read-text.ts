import type { Comparison } from '#shared/model/comparison.ts'
import type { CoverageEntry } from '#shared/model/coverage.ts'
import { unitOf } from '#shared/report/show-runs.ts'
import { formatCount, plural } from '../../ui/number-text.ts'
import { listUnread } from './group-findings.ts'

/** How much of both sides the verdict knows, in a sentence: of what was not read nobody knows what it says. */
export function readText(comparison: Pick<Comparison, 'coverage' | 'hosts'>): string {
  const { good, bad } = comparison.coverage
  const unit = unitOf(comparison)
  const parts = [partText(good, `good ${unit}`), partText(bad, `bad ${unit}`)].filter(part => part !== '')
  if (parts.length > 0) return `Not read to the end: ${parts.join(', ')}.`
  return `All artifacts were read: ${formatCount(good.length)} of the good ${unit}, ${formatCount(bad.length)} of the bad.`
}

function partText(coverage: readonly CoverageEntry[], side: string): string {
  const unread = listUnread(coverage).length
  return unread === 0 ? '' : `${formatCount(unread)} of ${plural(coverage.length, 'artifact')} of the ${side}`
}
