import type { Divergence, Lane } from '../../model/divergence.ts'
import { compareLane, type ComparedLane } from './compare-lane.ts'
import { expectedAfter } from './expected-after.ts'
import type { Departure } from './find-departures.ts'

/**
 * Where a lane leaves every good one. First the earliest place from which it does not come back within five events, by a
 * step that no good lane takes, else by a step that none takes after the event before it. Only where there is none of these,
 * the earliest place where it does something that none does, or leaves out something, and comes back. Events that come a
 * little earlier or later, or more often, are no divergence. Undefined = it is as good lanes are, or there is none.
 */
export function firstDivergence(bad: Lane, goods: readonly Lane[]): Divergence | undefined {
  return goods.length === 0 ? undefined : divergenceOf(compareLane(bad, goods))
}

/** The same of lanes that are compared already. */
export function divergenceOf(compared: ComparedLane): Divergence | undefined {
  const place = choosePlace(compared)
  if (place === undefined) return undefined
  const { bad, goods } = compared
  const { at, back } = place
  const [lastCommon, event, rejoined] = [bad.events[at - 1], bad.events[at], bad.events[back]]
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

interface Place {
  /** Position of the first event that no good lane has there. */
  readonly at: number
  /** Position of the event at which it comes back. */
  readonly back: number
}

/** Sharper and sharper: what leaves for good comes before what comes back. */
function choosePlace({ departures, codes, seen }: ComparedLane): Place | undefined {
  const far = departures.filter(({ isFar }) => isFar)
  return (
    firstStep(far, at => !seen.hasPair(codes, at)) ??
    firstStep(far, at => !seen.hasTriple(codes, at)) ??
    departures.filter(({ isTelling }) => isTelling).map(({ start, back }) => ({ at: start, back }))[0]
  )
}

function firstStep(departures: readonly Departure[], isUnseen: (at: number) => boolean): Place | undefined {
  for (const { start, back } of departures) for (let at = start; at <= back; at++) if (isUnseen(at)) return { at, back }
  return undefined
}
