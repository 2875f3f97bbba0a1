import { timelineWithoutSkew } from '#shared/analysis/clock/timeline-without-skew.ts'
import { compareText } from '#shared/base/text.ts'
import { instant } from '#shared/base/time.ts'
import type { TimelineSide, TimelineView } from '#shared/ipc/views.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import type { Severity } from '#shared/model/finding.ts'
import type { LaneDensity, TimelineEvent } from '#shared/model/timeline.ts'

/** A stretch of both runs, as microseconds after each run's own start. */
export interface TimelineRequest {
  readonly from?: number | undefined
  readonly to?: number | undefined
  /** Steps of density at most, one or two per pixel. */
  readonly buckets: number
  /** Places everything by the clock that the run's skews are measured against. */
  readonly correctSkew?: boolean | undefined
}

/** Events of one side in one answer; the least severe are left out first. */
export const EVENTS_PER_SIDE = 5_000

/** What one screen of the timeline needs of two runs. */
export function buildTimelineView(good: Analysis, bad: Analysis, request: TimelineRequest): TimelineView {
  const [left, right] = request.correctSkew === true ? [correct(good), correct(bad)] : [good, bad]
  const sides = [buildSide(left, request), buildSide(right, request)] as const
  return {
    good: sides[0]?.side ?? null,
    bad: sides[1]?.side ?? null,
    lanes: laneOrder([good, bad]),
    omitted: (sides[0]?.omitted ?? 0) + (sides[1]?.omitted ?? 0),
  }
}

function correct(analysis: Analysis): Analysis {
  return { ...analysis, timeline: timelineWithoutSkew(analysis.timeline, analysis.skews) }
}

function buildSide(analysis: Analysis, request: TimelineRequest): { side: TimelineSide; omitted: number } | undefined {
  const bounds = findBounds(analysis)
  if (bounds === undefined) return undefined
  const from = request.from === undefined ? bounds.start : bounds.start + request.from
  const to = request.to === undefined ? bounds.end : bounds.start + request.to
  const { timeline } = analysis
  const inside = timeline.events.filter(event => event.at >= from && event.at <= to)
  const events = mostSevere(inside, EVENTS_PER_SIDE)
  const phases = timeline.phases.filter(phase => phase.to >= from && phase.from <= to)
  const density = timeline.density.flatMap(lane => cutDensity(lane, { from, to, buckets: request.buckets }) ?? [])
  return { side: { ...bounds, events, phases, density }, omitted: inside.length - events.length }
}

/** The run's own start, or its first event when it does not say; undefined when nothing has a time. */
function findBounds({ run, timeline }: Analysis): { start: number; end: number } | undefined {
  let start: number = run.startedAt ?? Infinity
  let end: number = run.finishedAt ?? -Infinity
  const stated = run.startedAt !== undefined
  const include = (from: number, to: number): void => {
    if (!stated) start = Math.min(start, from)
    end = Math.max(end, to)
  }
  for (const event of timeline.events) include(event.at, event.at)
  for (const phase of timeline.phases) include(phase.from, phase.to)
  for (const lane of timeline.density) include(lane.from, lane.from + lane.stepMicros * lane.lines.length)
  if (!Number.isFinite(start)) return undefined
  return { start, end: Math.max(start, end) }
}

const RANK: Readonly<Record<Severity, number>> = { fatal: 0, error: 1, warning: 2, info: 3 }

function mostSevere(events: readonly TimelineEvent[], max: number): readonly TimelineEvent[] {
  if (events.length <= max) return events
  const ranked = events.map((event, index) => ({ event, index }))
  ranked.sort((a, b) => RANK[a.event.severity] - RANK[b.event.severity] || a.index - b.index)
  return ranked
    .slice(0, max)
    .sort((a, b) => a.index - b.index)
    .map(({ event }) => event)
}

/** Adds neighbouring steps together until at most `buckets` cover the window. No line is counted twice or lost inside it. */
function cutDensity(lane: LaneDensity, window: { from: number; to: number; buckets: number }): LaneDensity | undefined {
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
function laneOrder(analyses: readonly Analysis[]): readonly string[] {
  const lanes = new Set<string>()
  for (const { timeline } of analyses) {
    for (const { lane } of timeline.events) lanes.add(lane)
    for (const { lane } of timeline.density) lanes.add(lane)
  }
  const group = (lane: string): number => (lane.startsWith('run/') ? 0 : 1)
  return [...lanes].sort((a, b) => group(a) - group(b) || compareText(a, b))
}
