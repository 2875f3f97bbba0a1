import type { Entity } from '#shared/ipc/views.ts'
import type { Instant } from '#shared/base/time.ts'
import type { RouteChange } from '../../state/route.ts'

/** What happened shortly before and after a test belongs to it. Microseconds. */
const AROUND = 30_000_000

/** The time of a test on the timeline, since the start of its run, with half a minute around it; undefined where its run does not tell. */
export function timelineOfTest(entity: Entity | undefined, start: Instant | undefined): RouteChange | undefined {
  const { firstAt, lastAt } = entity ?? {}
  if (start === undefined || firstAt === undefined || lastAt === undefined) return undefined
  return {
    panel: 'timeline',
    from: Math.max(0, firstAt - start - AROUND),
    to: Math.max(0, lastAt - start + AROUND),
    badFrom: undefined,
    badTo: undefined,
    zero: undefined,
  }
}
