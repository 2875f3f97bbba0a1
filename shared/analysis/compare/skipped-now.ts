import { compareText } from '../../base/text.ts'
import type { TestSummary } from '../../model/tests.ts'

/** Tests with a result (pass or fail) in the good run that the bad run names as skipped: neither fixed nor missing. Sorted. */
export function listSkippedNow(good: TestSummary, bad: TestSummary): readonly string[] {
  const skipped = new Set(bad.skippedNames)
  const ran = new Set([...good.passedNames, ...good.failures.map(({ name }) => name)])
  return [...ran].filter(name => skipped.has(name)).sort(compareText)
}
