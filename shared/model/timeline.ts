import type { Instant } from '../base/time.ts'
import type { Evidence } from './evidence.ts'
import type { Severity } from './finding.ts'

/** Something that happened at an instant, for the timeline. */
export interface TimelineEvent {
  readonly at: Instant
  /** Lane key: `<host role or 'run'>/<component or 'prow'>`, equal in both runs for the same thing. */
  readonly lane: string
  readonly kind: 'version' | 'finding'
  readonly severity: Severity
  readonly text: string
  /** Id of the finding it belongs to, for `finding`. */
  readonly finding?: string
  readonly evidence: Evidence
}

/**
 * The further lines of one finding in one artifact, beyond those that are cited as events. Each step stands for
 * `counts` lines, from `at` and `lines` on: all are counted, the times of some are kept.
 */
export interface FindingRepeats {
  readonly lane: string
  readonly finding: string
  readonly severity: Severity
  /** The finding's title. */
  readonly text: string
  readonly artifact: string
  /** Ascending. */
  readonly at: readonly Instant[]
  /** Numbers of the lines at those times. */
  readonly lines: readonly number[]
  readonly counts: readonly number[]
}

/** When a test ran, where the text of its failure says so: no artifact says it of a test that passed. */
export interface TestSpan {
  readonly name: string
  readonly from: Instant
  readonly to: Instant
  readonly outcome: 'failed'
  readonly host?: string
  readonly evidence: Evidence
}

/** A named stretch of a run. */
export interface Phase {
  readonly name: 'clone' | 'setup' | 'boot' | 'install' | 'tests' | 'teardown'
  readonly from: Instant
  readonly to: Instant
  /** The artifact whose first and last time these are, as far as its lines were looked at. */
  readonly artifact: string
  /** The machine that wrote it; undefined = the run as a whole. */
  readonly host?: string
  /** The line of `from`; undefined = the clock was set back, so that it is not the first with a time. */
  readonly begin?: Evidence
}

/** Lines per equal step of time in one lane. */
export interface LaneDensity {
  readonly lane: string
  /** The artifact whose lines these are. */
  readonly artifact: string
  /** The machine that wrote them; undefined = the run as a whole. */
  readonly host?: string
  readonly from: Instant
  readonly stepMicros: number
  /** Estimated lines in each step. */
  readonly lines: readonly number[]
  /** Error lines (error or fatal level) in each step. */
  readonly errors: readonly number[]
}

export interface Timeline {
  readonly events: readonly TimelineEvent[]
  readonly repeats: readonly FindingRepeats[]
  /** By the time they began. */
  readonly tests: readonly TestSpan[]
  readonly phases: readonly Phase[]
  readonly density: readonly LaneDensity[]
}
