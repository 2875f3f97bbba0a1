import { expect, test } from 'vitest'
import { listSkippedBefore, listSkippedNow } from '#shared/analysis/compare/skipped-tests.ts'
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

test('lists of what fails what the good run skipped, once each', () => {
  const good = tests(['passed'], [], ['skipped b', 'skipped a'])
  const { failures } = tests([], ['skipped b', 'passed', 'skipped a', 'skipped a', 'unheard of'], [])
  expect(listSkippedBefore(good, failures)).toEqual(['skipped a', 'skipped b'])
})
