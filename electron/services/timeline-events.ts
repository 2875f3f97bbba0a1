import { laneTest, type LaneChoice } from '#shared/ipc/lane-choice.ts'
import type { TimelineKind, TimelinePage, TimelineRow } from '#shared/ipc/views.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import { lowerBound, type Series, type TimelineIndex } from './timeline-index.ts'
import { placedRun, type TimelineWindows } from './timeline-window.ts'

export interface EventsRequest {
  readonly windows: TimelineWindows
  /** Zero of the clock that both runs are ordered by: microseconds after each run's own start. */
  readonly zero: { readonly good: number; readonly bad: number }
  readonly kinds: readonly TimelineKind[]
  readonly lanes: LaneChoice
  /** Rank of the first; a negative one is counted from the end. */
  readonly offset: number
  readonly limit: number
  readonly correctSkew?: boolean | undefined
}

/** The part of a series that lies in the window. */
interface Slice {
  readonly side: TimelineRow['side']
  readonly index: TimelineIndex
  readonly series: Series
  /** What has to be taken from an instant for the time since zero. */
  readonly zero: number
  readonly first: number
  readonly end: number
}

/** A page of single events of both runs, by the time since zero. Costs what it shows, not what the window holds. */
export function listTimelineEvents(good: Analysis, bad: Analysis, request: EventsRequest): TimelinePage {
  const slices = [...sliceRun(good, 'good', request), ...sliceRun(bad, 'bad', request)]
  const total = slices.reduce((sum, { first, end }) => sum + end - first, 0)
  const events = slices.reduce((sum, { series, first, end }) => sum + countBetween(series, first, end), 0)
  const wanted = request.offset < 0 ? total + request.offset : request.offset
  const offset = Math.max(0, Math.min(wanted, total))
  return { rows: takeRows(slices, offset, Math.min(request.limit, total - offset)), offset, total, events }
}

function countBetween({ before }: Series, first: number, end: number): number {
  return (before[end] ?? 0) - (before[first] ?? 0)
}

function sliceRun(analysis: Analysis, side: TimelineRow['side'], request: EventsRequest): readonly Slice[] {
  const window = request.windows[side]
  const { index } = placedRun(analysis, request.correctSkew ?? false)
  if (index === undefined || window === undefined) return []
  const kinds = new Set(request.kinds)
  const isChosen = laneTest(request.lanes)
  return index.series.flatMap(series => {
    if (!kinds.has(series.kind) || !isChosen(series.lane)) return []
    const first = lowerBound(series.at, index.start + window.from)
    const end = lowerBound(series.at, index.start + window.to + 1)
    return end <= first ? [] : [{ side, index, series, zero: index.start + request.zero[side], first, end }]
  })
}

/** How many rows of all slices come before a time since zero. */
function rankOf(slices: readonly Slice[], offset: number): number {
  return slices.reduce((sum, slice) => sum + startIn(slice, offset) - slice.first, 0)
}

function startIn({ series, zero, first, end }: Slice, offset: number): number {
  return Math.min(end, lowerBound(series.at, zero + offset, first))
}

/** Finds by halving the last time since zero that at most `skip` rows come before, and goes on from there. */
function takeRows(slices: readonly Slice[], skip: number, count: number): readonly TimelineRow[] {
  if (count <= 0) return []
  let low = Math.floor(Math.min(...slices.map(({ series, first, zero }) => (series.at[first] ?? 0) - zero)))
  let high = Math.ceil(Math.max(...slices.map(({ series, end, zero }) => (series.at[end - 1] ?? 0) - zero)))
  while (low < high) {
    const middle = low + Math.ceil((high - low) / 2)
    if (rankOf(slices, middle) <= skip) low = middle
    else high = middle - 1
  }
  const past = skip - rankOf(slices, low)
  const near = slices.flatMap(slice => refsFrom(slice, startIn(slice, low), past + count))
  near.sort((a, b) => a.offset - b.offset)
  return near.slice(past, past + count).map(({ slice, ref }) => ({ side: slice.side, ...slice.index.rowOf(ref) }))
}

function refsFrom(slice: Slice, from: number, count: number) {
  const { series, zero, end } = slice
  return Array.from(series.refs.subarray(from, Math.min(end, from + count)), (ref, step) => ({
    slice,
    ref,
    offset: (series.at[from + step] ?? 0) - zero,
  }))
}
