import { compareText } from '#shared/base/text.ts'
import type { TimelineKind, TimelineRow } from '#shared/ipc/views.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import type { FindingKind, Severity } from '#shared/model/finding.ts'
import type { FindingRepeats, Phase, TestSpan, TimelineEvent } from '#shared/model/timeline.ts'

/** Events of one kind and severity in one lane, by time. */
export interface Series {
  readonly lane: string
  readonly kind: TimelineKind
  readonly severity: Severity
  /** Ascending. */
  readonly at: Float64Array
  /** How many events the steps before each one stand for; one longer than `at`. */
  readonly before: Float64Array
  /** What `rowOf` takes. */
  readonly refs: Int32Array
}

/** A run's timeline, laid out so that a window of it costs its steps and not its events. */
export interface TimelineIndex {
  readonly start: number
  readonly end: number
  readonly series: readonly Series[]
  /** When the first event was, which may be before the start; Infinity where there is none. */
  readonly first: number
  /** What has a row of its own, each once. */
  readonly lanes: readonly string[]
  readonly unplaced: number
  rowOf(ref: number): Omit<TimelineRow, 'side'>
}

/** Undefined when nothing in the run has a time. */
export function indexTimeline(analysis: Analysis): TimelineIndex | undefined {
  const bounds = findBounds(analysis)
  if (bounds === undefined) return undefined
  const kinds = new Map(analysis.findings.map(({ id, kind }) => [id, kind]))
  const items = itemsOf(analysis, kinds)
  const series = collectSeries(items)
  const first = series.reduce((earliest, { at }) => Math.min(earliest, at[0] ?? Infinity), Infinity)
  const lanes = lanesOf(analysis)
  return { ...bounds, series, first, lanes, unplaced: unplacedOf(analysis), rowOf: items.rowOf }
}

function lanesOf({ timeline }: Analysis): readonly string[] {
  const lanes = new Set<string>()
  for (const list of [timeline.density, timeline.repeats, timeline.events]) for (const { lane } of list) lanes.add(lane)
  return [...lanes]
}

/** The first index from `low` on whose value is not below `value`. */
export function lowerBound(values: Float64Array, value: number, low = 0): number {
  let from = low
  let to = values.length
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((values[middle] as number) < value) from = middle + 1
    else to = middle
  }
  return from
}

/** Everything that has a place in time, under one running number. */
interface Items {
  readonly count: number
  readonly keyOf: (ref: number) => Pick<Series, 'lane' | 'kind' | 'severity'>
  readonly placeOf: (ref: number) => { readonly at: number; readonly count: number }
  readonly rowOf: TimelineIndex['rowOf']
}

type Row = Omit<TimelineRow, 'side'>

function itemsOf({ timeline }: Analysis, kinds: ReadonlyMap<string, FindingKind>): Items {
  const single: readonly Row[] = [
    ...timeline.events.map(event => eventRow(event, kinds)),
    ...timeline.tests.map(testRow),
    ...timeline.phases.map(phaseRow),
  ]
  const firsts: number[] = []
  let count = single.length
  for (const { at } of timeline.repeats) {
    firsts.push(count)
    count += at.length
  }
  const rowOf = (ref: number): Row => {
    const row = single[ref]
    if (row !== undefined) return row
    const which = lastAtMost(firsts, ref)
    return repeatRow(timeline.repeats[which] as FindingRepeats, ref - (firsts[which] ?? 0), kinds)
  }
  return { count, keyOf: rowOf, placeOf: rowOf, rowOf }
}

function lastAtMost(ascending: readonly number[], value: number): number {
  let from = 0
  let to = ascending.length - 1
  while (from < to) {
    const middle = (from + to + 1) >>> 1
    if ((ascending[middle] ?? 0) <= value) from = middle
    else to = middle - 1
  }
  return from
}

function eventRow(
  { at, lane, kind, severity, text, finding, evidence }: TimelineEvent,
  kinds: ReadonlyMap<string, FindingKind>,
): Row {
  const { artifact, line } = evidence
  const shown = kind === 'finding' ? (kinds.get(finding ?? '') ?? 'unclassified') : kind
  return { at, kind: shown, severity, lane, text, artifact, line, count: 1 }
}

function testRow({ name, from, to, evidence }: TestSpan): Row {
  const { artifact, line } = evidence
  return { at: from, to, kind: 'test', severity: 'error', lane: 'tests', text: name, artifact, line, count: 1 }
}

function phaseRow({ name, from, to, artifact }: Phase): Row {
  return { at: from, to, kind: 'phase', severity: 'info', lane: 'phases', text: name, artifact, line: 1, count: 1 }
}

function repeatRow(
  { lane, finding, severity, text, artifact, at, lines, counts }: FindingRepeats,
  step: number,
  kinds: ReadonlyMap<string, FindingKind>,
): Row {
  const kind = kinds.get(finding) ?? 'unclassified'
  return { at: at[step] ?? 0, kind, severity, lane, text, artifact, line: lines[step] ?? 1, count: counts[step] ?? 0 }
}

function collectSeries(items: Items): readonly Series[] {
  const byKey = new Map<string, { readonly key: Pick<Series, 'lane' | 'kind' | 'severity'>; readonly refs: number[] }>()
  for (let ref = 0; ref < items.count; ref++) {
    const { lane, kind, severity } = items.keyOf(ref)
    const id = `${kind} ${severity} ${lane}`
    const held = byKey.get(id)
    if (held === undefined) byKey.set(id, { key: { lane, kind, severity }, refs: [ref] })
    else held.refs.push(ref)
  }
  return [...byKey]
    .sort((a, b) => compareText(a[0], b[0]))
    .map(([, { key, refs }]) => ({ ...key, ...inOrder(refs, items) }))
}

function inOrder(refs: readonly number[], items: Items): Pick<Series, 'at' | 'before' | 'refs'> {
  const placed = refs.map(ref => ({ ref, ...pick(items.placeOf(ref)) })).sort((a, b) => a.at - b.at || a.ref - b.ref)
  const before = new Float64Array(placed.length + 1)
  placed.forEach(({ count }, index) => {
    before[index + 1] = (before[index] ?? 0) + count
  })
  return {
    at: Float64Array.from(placed, ({ at }) => at),
    before,
    refs: Int32Array.from(placed, ({ ref }) => ref),
  }
}

function pick({ at, count }: { readonly at: number; readonly count: number }) {
  return { at, count }
}

/** Lines that findings count and no event stands for: their time cannot be read. */
function unplacedOf({ findings, timeline }: Analysis): number {
  const all = findings.reduce((sum, { count }) => sum + count, 0)
  const cited = timeline.events.filter(({ kind }) => kind === 'finding').length
  const repeated = timeline.repeats.reduce((sum, { counts }) => counts.reduce((total, one) => total + one, sum), 0)
  return Math.max(0, all - cited - repeated)
}

/** The run's own start, or its first event when it does not say; undefined when nothing has a time. */
function findBounds({ run, timeline }: Analysis): { readonly start: number; readonly end: number } | undefined {
  let start: number = run.startedAt ?? Infinity
  let end: number = run.finishedAt ?? -Infinity
  const stated = run.startedAt !== undefined
  const include = (from: number, to: number): void => {
    if (!stated) start = Math.min(start, from)
    end = Math.max(end, to)
  }
  for (const event of timeline.events) include(event.at, event.at)
  for (const { at } of timeline.repeats) include(at[0] ?? Infinity, at.at(-1) ?? -Infinity)
  for (const span of [...timeline.tests, ...timeline.phases]) include(span.from, span.to)
  for (const lane of timeline.density) include(lane.from, lane.from + lane.stepMicros * lane.lines.length)
  if (!Number.isFinite(start)) return undefined
  return { start, end: Math.max(start, end) }
}
