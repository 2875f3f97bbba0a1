import type { TimelineKind, TimelineSide } from '#shared/ipc/views.ts'
import type { LaneDensity } from '#shared/model/timeline.ts'
import { groupBy } from '../../state/group-by.ts'
import { isTrouble } from './kinds.ts'
import type { Step } from './layout-marks.ts'
import type { Row } from './timeline-rows.ts'

/** An answer sorted by lane once, so that a frame only has to place it. */
export interface IndexedLevel {
  readonly side: TimelineSide
  /** What a row shows, by time; the same array for the same row. */
  stepsOf(row: Row): readonly Step[]
  densitiesOf(row: Row): readonly LaneDensity[]
}

/** Sorts each answer once. */
export function createIndexer(hidden: ReadonlySet<TimelineKind>): (side: TimelineSide) => IndexedLevel {
  const made = new WeakMap<TimelineSide, IndexedLevel>()
  return side => {
    const known = made.get(side) ?? indexLevel(side, hidden)
    made.set(side, known)
    return known
  }
}

export function indexLevel(side: TimelineSide, hidden: ReadonlySet<TimelineKind>): IndexedLevel {
  const steps = new Map<string, Step[]>()
  for (const { lane, kind, severity, from, to, counts } of side.series) {
    if (hidden.has(kind)) continue
    const held = steps.get(lane) ?? []
    steps.set(lane, held)
    from.forEach((first, index) =>
      held.push({ from: first, to: to[index] ?? first, count: counts[index] ?? 0, kind, severity }),
    )
  }
  const densities = groupBy(side.density, ({ lane }) => lane)
  const merged = new WeakMap<Row, readonly Step[]>()
  const merge = ({ kind, lanes }: Row): readonly Step[] =>
    lanes
      .flatMap(lane => steps.get(lane) ?? [])
      .filter(step => kind !== 'all' || isTrouble(step.kind))
      .sort((a, b) => a.from - b.from)
  return {
    side,
    stepsOf(row) {
      const known = merged.get(row) ?? merge(row)
      merged.set(row, known)
      return known
    },
    densitiesOf: ({ kind, lanes }) => (kind === 'all' ? [] : lanes.flatMap(lane => densities.get(lane) ?? [])),
  }
}
