import type { FindingKind, Severity } from '../model/finding.ts'
import type { LaneDensity, Phase, TestSpan } from '../model/timeline.ts'

/** A finding's events are of its kind; others are of their own. */
export type TimelineKind = FindingKind | 'version' | 'test' | 'phase'

/** A stretch of time: microseconds from a run's own start. */
export interface TimelineWindow {
  readonly from: number
  readonly to: number
}

/** Events of one kind and severity in one lane, merged into the steps of a window that hold any. The counts are exact. */
export interface EventSeries {
  readonly lane: string
  readonly kind: TimelineKind
  readonly severity: Severity
  /** Absolute instants of the first and the last event of each step. */
  readonly from: readonly number[]
  readonly to: readonly number[]
  readonly counts: readonly number[]
}

/** One side of the timeline. Instants are absolute; `start` is the zero of the run's own clock. */
export interface TimelineSide {
  readonly start: number
  readonly end: number
  readonly series: readonly EventSeries[]
  readonly phases: readonly Phase[]
  /** At most 2,000, the longest; `omittedTests` says how many more there are. */
  readonly tests: readonly TestSpan[]
  readonly omittedTests: number
  readonly density: readonly LaneDensity[]
  /** Lines of findings of the whole run whose time cannot be read: no series counts them. */
  readonly unplaced: number
}
export interface TimelineView {
  readonly good: TimelineSide | null
  readonly bad: TimelineSide | null
  /** All lanes of both runs in display order. */
  readonly lanes: readonly string[]
}

/** One event, or a line that stands for `count` like it. */
export interface TimelineRow {
  readonly side: 'good' | 'bad'
  readonly at: number
  /** End of a test or a phase. */
  readonly to?: number
  readonly kind: TimelineKind
  readonly severity: Severity
  /** Key of a lane; `phases` or `tests` for those. */
  readonly lane: string
  readonly text: string
  readonly artifact: string
  readonly line: number
  readonly count: number
}

/** Some of the events of a window, by the time since zero. */
export interface TimelinePage {
  readonly rows: readonly TimelineRow[]
  /** Rank of the first row among all of the window. */
  readonly offset: number
  /** Rows of the window, and the events that they stand for. */
  readonly total: number
  readonly events: number
}
