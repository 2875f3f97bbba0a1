import { describe, expect, it } from 'vitest'
import type { TestCase } from '#shared/analysis/read/reader.ts'
import { resolveTests } from '#shared/analysis/resolve-tests.ts'
import { buildEvidence } from '../../../support/build-analysis.ts'

const testCase = (name: string, outcome: TestCase['outcome'], message = ''): TestCase => ({
  name,
  suite: 's',
  outcome,
  message,
  evidence: buildEvidence('junit.xml', name),
})

describe('resolveTests', () => {
  it('counts a case of several files once: a failure wins over a pass, a pass over a skip', () => {
    const cases = [
      testCase('a', 'skipped'),
      testCase('a', 'passed'),
      testCase('b', 'failed', 'boom'),
      testCase('b', 'passed'),
      testCase('c', 'skipped'),
    ]
    const { passed, failed, skipped, passedNames, skippedNames, failures } = resolveTests(cases)
    expect([passed, failed, skipped, passedNames, skippedNames]).toEqual([1, 1, 1, ['a'], ['c']])
    expect(failures.map(({ name, message }) => [name, message])).toEqual([['b', 'boom']])
  })

  it('says the same for the cases in any order', () => {
    const cases = [testCase('b', 'failed'), testCase('a', 'passed'), testCase('b', 'skipped')]
    expect(resolveTests([...cases].reverse())).toEqual(resolveTests(cases))
  })

  it('shows control characters of a failure and keeps its lines', () => {
    const [failure] = resolveTests([testCase('a', 'failed', 'one\u001b[31m\ntwo\0')]).failures
    expect(failure?.message).toBe('one\\x1b[31m\ntwo\\x00')
  })

  it('cuts a failure text at two thousand characters and marks the cut', () => {
    const [failure] = resolveTests([testCase('a', 'failed', 'x'.repeat(5_000))]).failures
    expect([failure?.message.length, failure?.message.endsWith('…')]).toEqual([2_000, true])
  })

  it('finds nothing in no cases', () => {
    expect(resolveTests([])).toEqual({
      passed: 0,
      failed: 0,
      skipped: 0,
      failures: [],
      passedNames: [],
      skippedNames: [],
    })
  })
})
