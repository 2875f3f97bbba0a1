import { compareText } from '../../base/text.ts'
import { testResults } from '../../knowledge/layout.ts'
import type { Analysis } from '../../model/analysis.ts'
import type { ComparedTests } from '../../model/comparison.ts'
import type { CoverageEntry } from '../../model/coverage.ts'
import type { TestFailure } from '../../model/tests.ts'

type Tested = Pick<Analysis, 'tests' | 'coverage'>

/** Test results by name. A test without a result in the bad run is `missing`, never `fixed`. */
export function compareTests({ tests: good, coverage }: Tested, { tests: bad }: Tested): ComparedTests {
  const namedInGood = new Set([...good.passedNames, ...good.skippedNames])
  const isTold = areAllRead(coverage)
  const failedInGood = new Set(good.failures.map(failure => failure.name))
  const passedInBad = new Set(bad.passedNames)
  const inBad = new Set([...bad.passedNames, ...bad.skippedNames, ...bad.failures.map(failure => failure.name)])
  const failures = [...bad.failures].sort(compareFailures)
  const others = failures.filter(failure => !failedInGood.has(failure.name))
  return {
    newlyFailing: others.filter(failure => isTold || namedInGood.has(failure.name)),
    untold: others.filter(failure => !isTold && !namedInGood.has(failure.name)),
    stillFailing: failures.filter(failure => failedInGood.has(failure.name)),
    fixed: [...failedInGood].filter(name => passedInBad.has(name)).sort(compareText),
    missing: [...new Set([...failedInGood, ...good.passedNames])].filter(name => !inBad.has(name)).sort(compareText),
  }
}

/** Files of test results were there, and every one of them was read to its end. */
function areAllRead(coverage: readonly CoverageEntry[]): boolean {
  const results = coverage.filter(({ artifact }) => testResults.test(artifact))
  return results.length > 0 && results.every(({ state }) => state === 'read')
}

function compareFailures(a: TestFailure, b: TestFailure): number {
  return compareText(a.name, b.name) || compareText(a.suite, b.suite)
}
