import { timelineWithoutSkew } from '#shared/analysis/clock/timeline-without-skew.ts'
import { compareText } from '#shared/base/text.ts'
import { instant } from '#shared/base/time.ts'
import type { EventSeries, TimelineSide, TimelineView, TimelineWindow } from '#shared/ipc/views.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import type { LaneDensity, TestSpan } from '#shared/model/timeline.ts'
import { indexTimeline, lowerBound, type Series, type TimelineIndex } from './timeline-index.ts'

/** What is shown of each run: microseconds after its own start. */
export interface TimelineWindows {
  readonly good?: TimelineWindow | undefined
  readonly bad?: TimelineWindow | undefined
}

export interface TimelineRequest {
  /** Undefined = both runs as a whole; a side that is not named is not answered. */
  readonly windows?: TimelineWindows | undefined
  /** Steps at most, one or two per pixel. */
  readonly buckets: number
  /** Places everything by the clock that the run's skews are measured against. */
  readonly correctSkew?: boolean | undefined
}

/** Tests of one side in one answer; the shortest are left out first. */
export const TESTS_PER_SIDE = 2_000

/** A run's timeline by one of its two clocks. */
export interface PlacedRun {
  readonly analysis: Analysis
  readonly index: TimelineIndex | undefined
}

const made = new WeakMap<Analysis, Map<boolean, PlacedRun>>()

/** The same object for the same analysis: it is laid out once. */
export function placedRun(analysis: Analysis, correctSkew: boolean): PlacedRun {
  const held = made.get(analysis) ?? new Map<boolean, PlacedRun>()
  made.set(analysis, held)
  const known = held.get(correctSkew)
  if (known !== undefined) return known
  const timeline = correctSkew ? timelineWithoutSkew(analysis.timeline, analysis.skews) : analysis.timeline
  const placed = { ...analysis, timeline }
  const run = { analysis: placed, index: indexTimeline(placed) }
  held.set(correctSkew, run)
  return run
}

/** What one screen of the timeline needs of two runs. */
export function buildTimelineView(good: Analysis, bad: Analysis, request: TimelineRequest): TimelineView {
  const { windows, correctSkew = false } = request
  const placed = { good: placedRun(good, correctSkew), bad: placedRun(bad, correctSkew) }
  const sideOf = ({ analysis, index }: PlacedRun, window: TimelineWindow | undefined): TimelineSide | null => {
    if (index === undefined || (windows !== undefined && window === undefined)) return null
    const whole = { from: 0, to: index.end - index.start }
    const isWhole = windows === undefined
    return buildSide(analysis, index, { ...(window ?? whole), buckets: request.buckets, isWhole })
  }
  return {
    good: sideOf(placed.good, windows?.good),
    bad: sideOf(placed.bad, windows?.bad),
    lanes: laneOrder([placed.good, placed.bad]),
  }
}

interface Window extends TimelineWindow {
  readonly buckets: number
  /** What lies before the start belongs to it as well. */
  readonly isWhole: boolean
}

function buildSide({ timeline }: Analysis, index: TimelineIndex, window: Window): TimelineSide {
  const { start, end, unplaced } = index
  const from = window.isWhole ? Math.min(start, index.first) : start + window.from
  const to = start + window.to
  const touches = (span: { readonly from: number; readonly to: number }) => span.to >= from && span.from <= to
  const steps = { from, to, buckets: window.buckets }
  const tests = longest(timeline.tests.filter(touches))
  return {
    ...{ start, end, unplaced, ...tests },
    series: index.series.flatMap(series => (isBar(series) ? [] : (mergeSteps(series, steps) ?? []))),
    phases: timeline.phases.filter(touches),
    density: timeline.density.flatMap(lane => cutDensity(lane, steps) ?? []),
  }
}

/** Tests and phases are sent as what they are: each has a length. */
function isBar({ kind }: Series): boolean {
  return kind === 'test' || kind === 'phase'
}

interface Steps {
  readonly from: number
  readonly to: number
  readonly buckets: number
}

/** Adds the events of each step of the window together; what the steps hold is found by halving, never by counting. */
function mergeSteps(series: Series, { from, to, buckets }: Steps): EventSeries | undefined {
  const { lane, kind, severity, at, before } = series
  const end = lowerBound(at, to + 1)
  const width = Math.max(1, (to - from) / buckets)
  const merged = { from: [] as number[], to: [] as number[], counts: [] as number[] }
  for (let first = lowerBound(at, from), next = first; first < end; first = next) {
    const step = Math.min(buckets - 1, Math.floor(((at[first] ?? 0) - from) / width))
    const isLast = step === buckets - 1
    next = isLast ? end : Math.max(first + 1, Math.min(end, lowerBound(at, from + (step + 1) * width, first)))
    merged.from.push(at[first] ?? 0)
    merged.to.push(at[next - 1] ?? 0)
    merged.counts.push((before[next] ?? 0) - (before[first] ?? 0))
  }
  return merged.from.length === 0 ? undefined : { lane, kind, severity, ...merged }
}

function longest(tests: readonly TestSpan[]): Pick<TimelineSide, 'tests' | 'omittedTests'> {
  if (tests.length <= TESTS_PER_SIDE) return { tests, omittedTests: 0 }
  const kept = [...tests].sort((a, b) => b.to - b.from - (a.to - a.from)).slice(0, TESTS_PER_SIDE)
  return { tests: kept.sort((a, b) => a.from - b.from), omittedTests: tests.length - TESTS_PER_SIDE }
}

/** Adds neighbouring steps together until at most `buckets` cover the window. No line is counted twice or lost inside it. */
function cutDensity(lane: LaneDensity, window: Steps): LaneDensity | undefined {
  const first = Math.max(0, Math.floor((window.from - lane.from) / lane.stepMicros))
  const last = Math.min(lane.lines.length, Math.ceil((window.to - lane.from) / lane.stepMicros))
  if (last <= first) return undefined
  const group = Math.max(1, Math.ceil((last - first) / window.buckets))
  return {
    lane: lane.lane,
    artifact: lane.artifact,
    from: instant(lane.from + first * lane.stepMicros),
    stepMicros: lane.stepMicros * group,
    lines: sumGroups(lane.lines.slice(first, last), group),
    errors: sumGroups(lane.errors.slice(first, last), group),
  }
}

function sumGroups(values: readonly number[], group: number): readonly number[] {
  const sums = new Array<number>(Math.ceil(values.length / group)).fill(0)
  for (const [index, value] of values.entries()) {
    const at = Math.floor(index / group)
    sums[at] = (sums[at] ?? 0) + value
  }
  return sums
}

/** The run's own lanes first, then host by host. */
function laneOrder(runs: readonly PlacedRun[]): readonly string[] {
  const lanes = new Set(runs.flatMap(({ index }) => index?.lanes ?? []))
  const group = (lane: string): number => (lane.startsWith('run/') ? 0 : 1)
  return [...lanes].sort((a, b) => group(a) - group(b) || compareText(a, b))
}
