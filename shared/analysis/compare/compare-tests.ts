import { compareText } from '../../base/text.ts'
import type { ComparedTests } from '../../model/comparison.ts'
import type { TestFailure, TestSummary } from '../../model/tests.ts'

/** Test results by name. A test without a result in the bad run is `missing`, never `fixed`. */
export function compareTests(good: TestSummary, bad: TestSummary): ComparedTests {
  const failedInGood = new Set(good.failures.map(failure => failure.name))
  const passedInBad = new Set(bad.passedNames)
  const inBad = new Set([...bad.passedNames, ...bad.skippedNames, ...bad.failures.map(failure => failure.name)])
  const failures = [...bad.failures].sort(compareFailures)
  return {
    newlyFailing: failures.filter(failure => !failedInGood.has(failure.name)),
    stillFailing: failures.filter(failure => failedInGood.has(failure.name)),
    fixed: [...failedInGood].filter(name => passedInBad.has(name)).sort(compareText),
    missing: [...new Set([...failedInGood, ...good.passedNames])].filter(name => !inBad.has(name)).sort(compareText),
  }
}

function compareFailures(a: TestFailure, b: TestFailure): number {
  return compareText(a.name, b.name) || compareText(a.suite, b.suite)
}
