import type { TimelineView } from '#shared/ipc/views.ts'
import type { FindingKind } from '#shared/model/finding.ts'
import type { LaneDensity, TimelineEvent } from '#shared/model/timeline.ts'
import type { RowShapes } from './hit-test.ts'
import { layoutBars, layoutMarks, layoutPhases, SIDES, type Row } from './timeline-layout.ts'
import type { Span } from './timeline-scale.ts'

/** An answer sorted by side and lane once, so that a frame only has to place it. */
export interface IndexedTimeline {
  readonly view: TimelineView
  readonly kinds: ReadonlyMap<string, FindingKind>
  readonly events: ReadonlyMap<string, readonly TimelineEvent[]>
  readonly density: ReadonlyMap<string, LaneDensity>
}

export function indexTimeline(
  view: TimelineView,
  kinds: ReadonlyMap<string, FindingKind>,
  hidden: ReadonlySet<TimelineEvent['kind']>,
): IndexedTimeline {
  const events = new Map<string, TimelineEvent[]>()
  const density = new Map<string, LaneDensity>()
  for (const side of SIDES) {
    for (const event of view[side]?.events ?? []) {
      if (hidden.has(event.kind)) continue
      const key = keyOf(side, event.lane)
      const held = events.get(key)
      if (held === undefined) events.set(key, [event])
      else held.push(event)
    }
    for (const lane of view[side]?.density ?? []) density.set(keyOf(side, lane.lane), lane)
  }
  return { view, kinds, events, density }
}

/** What is drawn in each row for a span. */
export function buildShapes(
  timeline: IndexedTimeline,
  rows: readonly Row[],
  { span, width }: { readonly span: Span; readonly width: number },
): readonly RowShapes[] {
  return rows.map(row => {
    const side = timeline.view[row.side]
    const empty = { row, marks: [], bands: [], bars: [] }
    if (side === null) return empty
    const plot = { span, width, start: side.start }
    if (row.kind === 'phases') return { ...empty, bands: layoutPhases(side.phases, plot) }
    if (row.kind !== 'lane') return empty
    const key = keyOf(row.side, row.lane)
    return {
      ...empty,
      marks: layoutMarks(timeline.events.get(key) ?? [], timeline.kinds, plot),
      bars: layoutBars(timeline.density.get(key), plot),
    }
  })
}

function keyOf(side: string, lane: string): string {
  return `${side}/${lane}`
}
