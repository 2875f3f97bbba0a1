import type { Divergence, Lane } from '../../model/divergence.ts'
import { compareLane, type ComparedLane } from './compare-lane.ts'
import { expectedAfter } from './expected-after.ts'
import type { Departure } from './find-departures.ts'

/**
 * Where a lane leaves every good one: the earliest place from which it does not come back within five events, by a step that
 * no good lane takes, else by one that none takes after the event before it. Only where there is no such place, the earliest
 * where it does something that none does, or leaves out something, and comes back. Events that come a little earlier or
 * later, or more often, are no divergence. Undefined = it is as good lanes are, or there is no good one.
 */
export function firstDivergence(bad: Lane, goods: readonly Lane[]): Divergence | undefined {
  if (goods.length === 0) return undefined
  return divergenceOf(
    compareLane(
      bad,
      goods.map((good, goodRun) => ({ ...good, goodRun })),
    ),
  )
}

/** The same of lanes that are compared already. */
export function divergenceOf(compared: ComparedLane): Divergence | undefined {
  const { bad, goods, departures, codes, seen } = compared
  const far = departures.filter(({ isFar }) => isFar)
  const telling = departures.find(({ isTelling }) => isTelling)
  const at =
    firstStep(far, step => !seen.hasPair(codes, step)) ??
    firstStep(far, step => !seen.hasTriple(codes, step)) ??
    telling?.start
  if (at === undefined) return undefined
  const [lastCommon, event] = [bad.events[at - 1], bad.events[at]]
  const rejoined = telling?.start === at && !telling.isFar ? bad.events[telling.back] : undefined
  return {
    lane: bad.key,
    title: bad.title,
    ...(lastCommon === undefined ? {} : { lastCommon }),
    ...(event === undefined ? {} : { event }),
    expected: expectedAfter(compared, at),
    ...(rejoined === undefined ? {} : { rejoined }),
    goodLanes: goods.length,
  }
}

function firstStep(departures: readonly Departure[], isUnseen: (step: number) => boolean): number | undefined {
  for (const { start, back } of departures) for (let step = start; step <= back; step++) if (isUnseen(step)) return step
  return undefined
}
