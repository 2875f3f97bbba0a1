import type { Instant } from '../base/time.ts'
import type { Evidence } from './evidence.ts'

/** One event of a lane. */
export interface LaneEvent {
  /** Id of its template. */
  readonly template: string
  /** The template, for people. */
  readonly text: string
  /** What happens there, where the line alone does not tell. */
  readonly title?: string
  readonly at?: Instant
  readonly evidence: Evidence
}

/** What happened to one thing, in order: a failing test, a pod, a unit, the phases of a machine. */
export interface Lane {
  /** Equal in two runs for the same thing. */
  readonly key: string
  /** What people call it. */
  readonly title: string
  readonly events: readonly LaneEvent[]
}

/** What the good lanes have where the bad one leaves them. */
export interface ExpectedEvent {
  readonly event: LaneEvent
  /** Which good run `event` is of, from 0 on: the first that has it. */
  readonly goodRun: number
  /** In how many good lanes. */
  readonly lanes: number
}

/** Where a bad lane leaves every good one. */
export interface Divergence {
  readonly lane: string
  readonly title: string
  /** The last event that they have in common; undefined = none: they differ from the start. */
  readonly lastCommon?: LaneEvent
  /** The first event that no good lane has there; undefined = the bad lane ends. */
  readonly event?: LaneEvent
  /** What would have come, the most frequent first; empty = the good lanes end there. */
  readonly expected: readonly ExpectedEvent[]
  /** The event at which it is with a good lane again, within five events; undefined = it does not come back so soon. */
  readonly rejoined?: LaneEvent
  readonly goodLanes: number
}

/** A step that both lanes have and that took another time. */
export interface StepDuration {
  readonly lane: string
  readonly from: LaneEvent
  readonly to: LaneEvent
  readonly badMicros: number
  /** Of each good lane, ascending. */
  readonly goodMicros: readonly number[]
}

/** Lanes of a bad run beside those of good runs. */
export interface LaneComparison {
  /** Those that do not come back before those that do, each by time of their event, the earliest first. */
  readonly divergences: readonly Divergence[]
  readonly steps: readonly StepDuration[]
  /** Lanes of which none was found on one side: a result, no error. */
  readonly missing: readonly { readonly lane: string; readonly title: string; readonly lacks: 'good' | 'bad' }[]
}
