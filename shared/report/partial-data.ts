import type { Comparison } from '../model/comparison.ts'
import type { CoverageEntry } from '../model/coverage.ts'
import { unitOf } from './show-runs.ts'

/** True for what a reader of a report must be told: it was not read whole, or no checksum proves it. */
export function isPartly({ state, reason }: Pick<CoverageEntry, 'state' | 'reason'>): boolean {
  return state !== 'read' || reason !== ''
}

/** One sentence for a run of which artifacts are still in their store; undefined for a run that is here whole. */
export function partialSentence(coverage: readonly CoverageEntry[], run: string): string | undefined {
  const unfetched = coverage.filter(({ state }) => state === 'unfetched').length
  if (unfetched === 0) return undefined
  const there = coverage.filter(({ state }) => state !== 'missing').length
  return `Partial data: ${unfetched} of ${there} artifacts of ${run} were not fetched, and nothing is known of what they say.`
}

/** The same for both sides of a comparison. */
export function partialSentences(comparison: Pick<Comparison, 'coverage' | 'hosts'>): readonly string[] {
  const { coverage } = comparison
  const unit = unitOf(comparison)
  return [
    ...oneOrNone(partialSentence(coverage.good, `the good ${unit}`)),
    ...oneOrNone(partialSentence(coverage.bad, `the bad ${unit}`)),
  ]
}

export function oneOrNone(sentence: string | undefined): readonly string[] {
  return sentence === undefined ? [] : [sentence]
}
