import type { ClockSkew } from './clock-skew.ts'
import type { CoverageEntry } from './coverage.ts'
import type { LaneComparison } from './divergence.ts'
import type { Finding } from './finding.ts'
import type { ImageReference } from './image-reference.ts'
import type { LogComparison } from './log-comparison.ts'
import type { RunFacts } from './run.ts'
import type { TestFailure } from './tests.ts'
import type { Verdict } from './verdict.ts'
import type { ClaimRole, VersionClaim } from './version-claim.ts'

export type ComponentState = 'same' | 'changed' | 'added' | 'removed' | 'unknown'

/** One row of the version table. A side is a list of claims, `[]` = shown to be absent, `undefined` = unknown. */
export interface ComponentRow {
  readonly component: string
  readonly role: ClaimRole
  /** Host role, or `run` for claims about the run as a whole. */
  readonly hostRole: string
  readonly good: readonly VersionClaim[] | undefined
  readonly bad: readonly VersionClaim[] | undefined
  readonly state: ComponentState
  /** Why a side is unknown or absent, in one sentence; empty when both are known. */
  readonly note: string
}

export interface ComparedFinding extends Finding {
  readonly side: 'good' | 'bad' | 'both'
  /** Lines that show it in the good run, 0 for `bad`. */
  readonly goodCount: number
  readonly badCount: number
  /** Evidence in the good run; `evidence` is the bad run's for `bad` and `both`. */
  readonly goodEvidence: Finding['evidence']
}

export interface ComparedTests {
  /** Failed in bad; good shows that it passed or was skipped there, or its results were all read and do not have it. */
  readonly newlyFailing: readonly TestFailure[]
  /** Failed in bad; good names no result of it, and not all of good's results were read: nobody can say that it is new. */
  readonly untold: readonly TestFailure[]
  /** Names failed in good, passed in bad. */
  readonly fixed: readonly string[]
  readonly stillFailing: readonly TestFailure[]
  /** Names with a result (pass or fail) in good and none in bad, and the reverse failing ones are in `newlyFailing` or `untold`. */
  readonly missing: readonly string[]
}

export interface ComparedImage {
  readonly name: string
  readonly good: readonly ImageReference[]
  readonly bad: readonly ImageReference[]
}

/** Names of the two hosts that are compared. */
export interface ComparedHosts {
  readonly good: string
  readonly bad: string
}

/** The most good runs of one comparison, with the baseline: each is read whole, and more of them tell little more. */
export const MOST_GOOD_RUNS = 8

/** A run beside the two that are compared. */
export interface OtherRun {
  readonly run: RunFacts
  /** `good`: its logs are part of the baseline; `witness`: it only speaks for or against a cause. */
  readonly part: 'good' | 'witness'
}

/** Good and bad side by side. `good` is the baseline, `bad` the run being explained. */
export interface Comparison {
  readonly good: RunFacts
  readonly bad: RunFacts
  /** The two sides are hosts of one run, or one host each of two runs; undefined = whole runs. */
  readonly hosts?: ComparedHosts
  /** Further runs, the good ones first; evidence that is of the n-th of them says n. Undefined = none. */
  readonly others?: readonly OtherRun[]
  readonly components: readonly ComponentRow[]
  readonly findings: readonly ComparedFinding[]
  readonly tests: ComparedTests
  /** Artifact names with hosts replaced by their role, so that random hashes do not count as differences. */
  readonly artifacts: { readonly onlyGood: readonly string[]; readonly onlyBad: readonly string[] }
  readonly images: readonly ComparedImage[]
  readonly verdict: Verdict
  /** Undefined = the logs were not compared line by line. */
  readonly logs?: LogComparison
  /** Undefined = what both runs say of the same tests and pods was not compared. */
  readonly lanes?: LaneComparison
  /** Clocks of each run that disagree; nothing was corrected by them. */
  readonly skews: { readonly good: readonly ClockSkew[]; readonly bad: readonly ClockSkew[] }
  readonly coverage: { readonly good: readonly CoverageEntry[]; readonly bad: readonly CoverageEntry[] }
  readonly knowledge: string
}
