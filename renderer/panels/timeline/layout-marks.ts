import { TIMELINE_KINDS } from '#shared/ipc/contract.ts'
import type { TimelineKind } from '#shared/ipc/views.ts'
import type { Severity } from '#shared/model/finding.ts'
import { toX, type Span } from './timeline-scale.ts'

/** Events that an answer merged: `count` of them between two absolute instants. */
export interface Step {
  readonly from: number
  readonly to: number
  readonly count: number
  readonly kind: TimelineKind
  readonly severity: Severity
}

/** What a strip is drawn into. */
export interface Plot {
  readonly span: Span
  readonly width: number
  /** Absolute instant of the run's zero. */
  readonly origin: number
}

/** One or more events of a strip that lie too near for marks of their own. */
export interface Mark {
  /** Middle of the shape. */
  readonly x: number
  /** Edges with the count beside the shape. */
  readonly left: number
  readonly right: number
  /** The stretch that its events cover. */
  readonly reach: readonly [number, number]
  /** Kind and severity of the weightiest event. */
  readonly kind: TimelineKind
  readonly severity: Severity
  readonly count: number
  /** Absolute instants of the first and the last of them. */
  readonly from: number
  readonly to: number
}

const SEVERITIES: readonly Severity[] = ['fatal', 'error', 'warning', 'info']

export const MARK_RADIUS = 6
/** With the ring of a fatal one. */
const EDGE = 8
const GAP = 1
const DIGIT = 6.2

/** `9`, `136`, `12k`, `3.4M`: at most four characters. */
export function shortCount(count: number): string {
  if (count < 1_000) return String(count)
  if (count < 10_000) return `${(Math.floor(count / 100) / 10).toFixed(1)}k`
  if (count < 1_000_000) return `${Math.floor(count / 1_000)}k`
  if (count < 10_000_000) return `${(Math.floor(count / 100_000) / 10).toFixed(1)}M`
  return `${Math.floor(count / 1_000_000)}M`
}

/** Pixels of the count beside a shape. */
function labelWidth(count: number): number {
  return count < 2 ? 0 : 1 + DIGIT * shortCount(count).length
}

/** Marks of one strip from left to right: none touches the next, and every visible event is counted in exactly one. `steps` are by time. */
export function layoutMarks(steps: readonly Step[], { span, width, origin }: Plot): readonly Mark[] {
  const marks: Mark[] = []
  const first = firstEndingAt(steps, origin + span.from)
  for (let index = first; index < steps.length; index++) {
    const step = steps[index] as Step
    const x = toX(span, width, step.from - origin)
    if (x > width) break
    const mark = markOf(step, { x, end: toX(span, width, step.to - origin) })
    const last = marks.at(-1)
    if (last !== undefined && mark.left < last.right + GAP) marks[marks.length - 1] = join(last, mark)
    else marks.push(mark)
  }
  return marks
}

/** Steps are by their begin; where one reaches into the plot from the left, it is the last before it. */
function firstEndingAt(steps: readonly Step[], at: number): number {
  let low = 0
  let high = steps.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((steps[middle] as Step).from < at) low = middle + 1
    else high = middle
  }
  while (low > 0 && (steps[low - 1] as Step).to >= at) low--
  return low
}

function markOf({ from, to, count, kind, severity }: Step, at: { readonly x: number; readonly end: number }): Mark {
  const x = Math.max(at.x, Math.min(0, at.end))
  const edges = { left: x - EDGE, right: x + EDGE + labelWidth(count) }
  return { x, ...edges, reach: [x, at.end], kind, severity, count, from, to }
}

function join(mark: Mark, next: Mark): Mark {
  const count = mark.count + next.count
  const isWeightier = TIMELINE_KINDS.indexOf(next.kind) < TIMELINE_KINDS.indexOf(mark.kind)
  const isSevere = SEVERITIES.indexOf(next.severity) < SEVERITIES.indexOf(mark.severity)
  return {
    ...mark,
    count,
    kind: isWeightier ? next.kind : mark.kind,
    severity: isSevere ? next.severity : mark.severity,
    right: mark.x + EDGE + labelWidth(count),
    reach: [mark.reach[0], Math.max(mark.reach[1], next.reach[1])],
    to: Math.max(mark.to, next.to),
  }
}
