import type { CoverageEntry } from '../model/coverage.ts'

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

/** The same for both runs of a comparison. */
export function partialSentences(coverage: {
  readonly good: readonly CoverageEntry[]
  readonly bad: readonly CoverageEntry[]
}): readonly string[] {
  return [
    ...oneOrNone(partialSentence(coverage.good, 'the good run')),
    ...oneOrNone(partialSentence(coverage.bad, 'the bad run')),
  ]
}

export function oneOrNone(sentence: string | undefined): readonly string[] {
  return sentence === undefined ? [] : [sentence]
}
