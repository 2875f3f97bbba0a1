import type { TestCase } from './reader.ts'

const FAILED: ReadonlySet<string> = new Set(['failed', 'panicked', 'interrupted', 'aborted', 'timedout', 'error'])
const SKIPPED: ReadonlySet<string> = new Set(['skipped', 'pending', 'notrun', 'disabled', 'ignored'])

export interface OutcomeSigns {
  readonly hasFailure: boolean
  readonly hasSkip: boolean
  /** The `status` attribute that ginkgo 2 writes (onsi/ginkgo types/types.go@09bbf5fe63); others have none. */
  readonly status: string
  /** Its suite says `DryRun`: nothing was executed. */
  readonly isDryRun: boolean
}

/**
 * A child element decides before the status, a failure before a skip. A test passed only when nothing says otherwise.
 * JUnit is believed: a dry run of ginkgo 1 leaves no mark in it, and its specs, all of zero seconds, count as passed.
 */
export function outcomeOf({ hasFailure, hasSkip, status, isDryRun }: OutcomeSigns): TestCase['outcome'] {
  const state = status.toLowerCase()
  if (hasFailure || (!hasSkip && FAILED.has(state))) return 'failed'
  return hasSkip || isDryRun || SKIPPED.has(state) ? 'skipped' : 'passed'
}

/** `whatever` and `1,234` are no duration. */
export function durationOf(time: string | undefined): number | undefined {
  if (time === undefined || !/^\d{1,15}(?:\.\d{1,30})?(?:e[+-]?\d{1,3})?$/iu.test(time)) return undefined
  const seconds = Number(time)
  return Number.isFinite(seconds) ? seconds : undefined
}
