import { compareText } from '../../base/text.ts'
import type { TestFailure, TestSummary } from '../../model/tests.ts'

/** Tests with a result (pass or fail) in the good run that the bad run names as skipped: neither fixed nor missing. Sorted. */
export function listSkippedNow(good: TestSummary, bad: TestSummary): readonly string[] {
  const skipped = new Set(bad.skippedNames)
  const ran = new Set([...good.passedNames, ...good.failures.map(({ name }) => name)])
  return [...ran].filter(name => skipped.has(name)).sort(compareText)
}

/** Of tests that fail in the bad run those that the good run skipped: whether they would have failed there is not known. Sorted. */
export function listSkippedBefore(good: TestSummary, failures: readonly TestFailure[]): readonly string[] {
  const skipped = new Set(good.skippedNames)
  return [...new Set(failures.map(({ name }) => name))].filter(name => skipped.has(name)).sort(compareText)
}
