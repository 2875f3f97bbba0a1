import type { TimelineSide, TimelineView } from '#shared/ipc/views.ts'
import type { FindingKind } from '#shared/model/finding.ts'
import type { LaneDensity, Phase, TimelineEvent } from '#shared/model/timeline.ts'
import { toX, type Span } from './timeline-scale.ts'

export type Side = 'good' | 'bad'
export const SIDES = ['good', 'bad'] as const

export const AXIS_HEIGHT = 28
export const HEAD_HEIGHT = 30
export const PHASE_HEIGHT = 22
export const LANE_HEIGHT = 30
const NOTICE_HEIGHT = 44
const BLOCK_GAP = 10

/** One horizontal strip of a side. `top` counts from the top of the content, below the axis. */
export interface Row {
  readonly kind: 'head' | 'phases' | 'lane' | 'notice'
  readonly side: Side
  /** Lane key; empty for the other kinds. */
  readonly lane: string
  readonly top: number
  readonly height: number
}

/** A finding's mark is of its kind; other events are of their own. */
export type MarkKind = FindingKind | 'version' | 'test' | 'phase'

/** One or more events of a lane that lie too near for marks of their own. */
export interface Mark {
  readonly x: number
  /** Half of its width in pixels. */
  readonly radius: number
  /** Kind of the weightiest event. */
  readonly kind: MarkKind
  /** In order of time, at least one. */
  readonly events: readonly TimelineEvent[]
}

export interface Band {
  readonly left: number
  readonly right: number
  readonly phase: Phase
}

export interface Bar {
  readonly left: number
  readonly right: number
  /** Lines in the step, of which `errors` at error level. */
  readonly lines: number
  readonly errors: number
  /** Absolute start of the step. */
  readonly at: number
}

const MARK_ORDER: readonly MarkKind[] = [
  'root-cause',
  'skew',
  'unclassified',
  'symptom',
  'test',
  'version',
  'phase',
  'noise',
]
const MARK_RADIUS = 6
/** A mark that stands for many needs room for its count, to both sides. */
const MAX_RADIUS = 10
const MARK_GAP = 2
const MIN_BAND = 2

/** Good above bad, the same lanes in the same order in both. */
export function buildRows(view: TimelineView): { readonly rows: readonly Row[]; readonly height: number } {
  const rows: Row[] = []
  let top = 0
  const add = (row: Omit<Row, 'top'>) => {
    rows.push({ ...row, top })
    top += row.height
  }
  const hasPhases = SIDES.some(side => (view[side]?.phases.length ?? 0) > 0)
  for (const side of SIDES) {
    add({ kind: 'head', side, lane: '', height: HEAD_HEIGHT })
    if (view[side] === null) add({ kind: 'notice', side, lane: '', height: NOTICE_HEIGHT })
    else {
      if (hasPhases) add({ kind: 'phases', side, lane: '', height: PHASE_HEIGHT })
      for (const lane of view.lanes) add({ kind: 'lane', side, lane, height: LANE_HEIGHT })
    }
    top += BLOCK_GAP
  }
  return { rows, height: top }
}

/** The relative clock's extent over both runs, with a little air; undefined when neither has a clock. */
export function findExtent(view: TimelineView): Span | undefined {
  const sides = SIDES.flatMap(side => view[side] ?? [])
  if (sides.length === 0) return undefined
  const from = Math.min(0, ...sides.map(side => earliest(side) - side.start))
  const to = Math.max(...sides.map(side => side.end - side.start), from + 1_000_000)
  const air = (to - from) * 0.01
  return { from: Math.round(from - air), to: Math.round(to + air) }
}

/** What decides an event's shape and colour. */
export function kindOfEvent(event: TimelineEvent, kinds: ReadonlyMap<string, FindingKind>): MarkKind {
  if (event.kind !== 'finding') return event.kind
  return kinds.get(event.finding ?? '') ?? 'unclassified'
}

export interface Plot {
  readonly span: Span
  readonly width: number
  /** The side's own start, zero of the relative clock. */
  readonly start: number
}

/** Marks of one lane from left to right: none touches the next, and every visible event is in exactly one. */
export function layoutMarks(
  events: readonly TimelineEvent[],
  kinds: ReadonlyMap<string, FindingKind>,
  plot: Plot,
): readonly Mark[] {
  const marks: Mark[] = []
  const placed = events
    .map(event => ({ event, x: toX(plot.span, plot.width, event.at - plot.start) }))
    .filter(({ x }) => x >= -MARK_RADIUS && x <= plot.width + MARK_RADIUS)
    .sort((a, b) => a.x - b.x)
  for (const { event, x } of placed) {
    const last = marks.at(-1)
    const reach = last === undefined ? -Infinity : last.x + last.radius + MARK_GAP + MAX_RADIUS
    if (last !== undefined && x < reach) marks[marks.length - 1] = join(last, event, kinds)
    else marks.push({ x, radius: MARK_RADIUS, kind: kindOfEvent(event, kinds), events: [event] })
  }
  return marks
}

/** Bands of the phases from left to right, without overlap; each at least two pixels wide. */
export function layoutPhases(phases: readonly Phase[], plot: Plot): readonly Band[] {
  const sorted = [...phases].sort((a, b) => a.from - b.from || a.to - b.to)
  const bands: Band[] = []
  let free = -Infinity
  sorted.forEach((phase, index) => {
    const next = sorted[index + 1]
    const nextX = next === undefined ? Infinity : toX(plot.span, plot.width, next.from - plot.start)
    const left = Math.max(free, toX(plot.span, plot.width, phase.from - plot.start))
    const right = Math.max(left + MIN_BAND, Math.min(nextX, toX(plot.span, plot.width, phase.to - plot.start)))
    free = right
    if (right > 0 && left < plot.width) bands.push({ left, right, phase })
  })
  return bands
}

/** Steps of a lane that hold lines and are on screen. */
export function layoutBars(density: LaneDensity | undefined, plot: Plot): readonly Bar[] {
  if (density === undefined || !(density.stepMicros > 0)) return []
  const bars: Bar[] = []
  density.lines.forEach((lines, index) => {
    const errors = density.errors[index] ?? 0
    const at = density.from + index * density.stepMicros
    const left = toX(plot.span, plot.width, at - plot.start)
    const right = toX(plot.span, plot.width, at + density.stepMicros - plot.start)
    if ((lines > 0 || errors > 0) && right > 0 && left < plot.width)
      bars.push({ left, right, lines: Math.max(lines, errors), errors, at })
  })
  return bars
}

/** The most lines of any step, by lane over both runs, so that equal bars mean equal numbers in good and bad. */
export function findPeaks(view: TimelineView): ReadonlyMap<string, number> {
  const peaks = new Map<string, number>()
  for (const density of SIDES.flatMap(side => view[side]?.density ?? [])) {
    const peak = density.lines.reduce((most, lines) => Math.max(most, lines), peaks.get(density.lane) ?? 0)
    peaks.set(density.lane, peak)
  }
  return peaks
}

function join(mark: Mark, event: TimelineEvent, kinds: ReadonlyMap<string, FindingKind>): Mark {
  const kind = kindOfEvent(event, kinds)
  const events = [...mark.events, event]
  const isWeightier = MARK_ORDER.indexOf(kind) < MARK_ORDER.indexOf(mark.kind)
  return {
    ...mark,
    events,
    kind: isWeightier ? kind : mark.kind,
    radius: events.length > 9 ? MAX_RADIUS : MARK_RADIUS + 2,
  }
}

function earliest(side: TimelineSide): number {
  return side.events.reduce((first, event) => Math.min(first, event.at), side.start)
}
