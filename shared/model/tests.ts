import type { Evidence } from './evidence.ts'

/** One failed test case. The name is its identity between runs. */
export interface TestFailure {
  readonly name: string
  readonly suite: string
  /** First lines of the failure text, at most 2,000 characters, controls visible. */
  readonly message: string
  readonly durationSeconds?: number
  readonly host?: string
  readonly evidence: readonly Evidence[]
}

/** Totals over every JUnit file of a run; the same case in several files counts once, a failure wins over a pass, a pass over a skip. */
export interface TestSummary {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  readonly failures: readonly TestFailure[]
  /** Names of all passed tests, sorted: needed to tell `fixed` from `missing`. */
  readonly passedNames: readonly string[]
  readonly skippedNames: readonly string[]
  /** The same for each host whose results are told apart, sorted by host; undefined = none is. */
  readonly byHost?: readonly HostTests[]
}

/** Totals over the results of one host. */
export interface HostTests extends Omit<TestSummary, 'byHost'> {
  readonly host: string
}
