import type { TimelineSide, TimelineView } from '#shared/ipc/views.ts'
import { SIDES, type PerSide, type Side } from './sides.ts'
import type { Span } from './timeline-scale.ts'

/** The relative clock's extent over both runs, with a little air; undefined when neither has a clock. */
export function findExtent(view: Pick<TimelineView, Side>, origins: PerSide<number>): Span | undefined {
  const ends = SIDES.flatMap(side => {
    const run = view[side]
    return run === null ? [] : [{ from: earliest(run) - origins[side], to: run.end - origins[side] }]
  })
  if (ends.length === 0) return undefined
  const from = Math.min(...ends.map(end => end.from))
  const to = Math.max(...ends.map(end => end.to), from + 1_000_000)
  const air = (to - from) * 0.01
  return { from: Math.round(from - air), to: Math.round(to + air) }
}

function earliest({ start, series }: TimelineSide): number {
  return series.reduce((first, { from }) => Math.min(first, from[0] ?? first), start)
}
