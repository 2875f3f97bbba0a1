import { compareText, truncate, visible } from '../base/text.ts'
import type { TestFailure, TestSummary } from '../model/tests.ts'
import type { TestCase } from './read/reader.ts'

const MESSAGE_LENGTH = 2_000
const RANK = { skipped: 0, passed: 1, failed: 2 } as const

/** The same case in several JUnit files (parallel nodes) counts once: a failure wins over a pass, a pass over a skip. */
export function resolveTests(cases: readonly TestCase[]): TestSummary {
  const hosts = [...new Set(cases.flatMap(test => test.host ?? []))].sort(compareText)
  const byHost = hosts.map(host => ({ host, ...sumUp(cases.filter(test => test.host === host)) }))
  return { ...sumUp(cases), ...(byHost.length === 0 ? {} : { byHost }) }
}

function sumUp(cases: readonly TestCase[]): Omit<TestSummary, 'byHost'> {
  const byName = new Map<string, TestCase>()
  for (const test of cases) {
    const known = byName.get(test.name)
    if (known === undefined || RANK[test.outcome] > RANK[known.outcome]) byName.set(test.name, test)
  }
  const all = [...byName.values()].sort((a, b) => compareText(a.name, b.name))
  const names = (outcome: TestCase['outcome']) => all.filter(test => test.outcome === outcome).map(test => test.name)
  const failures = all.filter(test => test.outcome === 'failed').map(toFailure)
  const [passedNames, skippedNames] = [names('passed'), names('skipped')]
  return {
    passed: passedNames.length,
    failed: failures.length,
    skipped: skippedNames.length,
    failures,
    passedNames,
    skippedNames,
  }
}

function toFailure({ name, suite, message, durationSeconds, host, evidence }: TestCase): TestFailure {
  return {
    name,
    suite,
    message: truncate(message.split('\n').map(visible).join('\n'), MESSAGE_LENGTH),
    ...(durationSeconds === undefined ? {} : { durationSeconds }),
    ...(host === undefined ? {} : { host }),
    evidence: [evidence],
  }
}
