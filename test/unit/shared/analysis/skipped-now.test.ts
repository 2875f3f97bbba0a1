import { expect, test } from 'vitest'
import { listSkippedNow } from '#shared/analysis/compare/skipped-now.ts'
import type { TestSummary } from '#shared/model/tests.ts'

const tests = (
  passedNames: readonly string[],
  failed: readonly string[],
  skippedNames: readonly string[],
): TestSummary => ({
  passed: passedNames.length,
  failed: failed.length,
  skipped: skippedNames.length,
  passedNames,
  skippedNames,
  failures: failed.map(name => ({ name, suite: '', message: '', evidence: [] })),
})

test('lists what ran in the good run and is skipped in the bad one, and nothing that was skipped before or is gone', () => {
  const good = tests(['passed b', 'gone'], ['failed a'], ['always skipped'])
  const bad = tests([], [], ['always skipped', 'failed a', 'new', 'passed b'])
  expect(listSkippedNow(good, bad)).toEqual(['failed a', 'passed b'])
})
