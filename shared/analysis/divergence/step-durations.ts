import { MICROS_PER_SECOND, type Instant } from '../../base/time.ts'
import type { LaneEvent, StepDuration } from '../../model/divergence.ts'
import type { ComparedLane } from './compare-lane.ts'
import { countCodes } from './lane-codes.ts'

/** Less is no difference that a person would look for. */
const DIFFERENCE = 2 * MICROS_PER_SECOND

/**
 * Steps from one event that every lane has once to the next that took longer or shorter than in any good lane, by over two
 * seconds; the greatest difference first. A step in which the bad lane goes another way for long is none that both have.
 */
export function stepDurations(compared: ComparedLane): readonly StepDuration[] {
  const anchors = commonAnchors(compared)
  const steps = anchors.slice(1).flatMap((to, at) => measure(compared, anchors[at] ?? to, to) ?? [])
  return steps.sort((a, b) => differenceOf(b) - differenceOf(a))
}

/** An event that stands once in the bad lane and in each good one, where they meet. */
interface Anchor {
  readonly at: number
  readonly event: LaneEvent
  readonly goods: readonly LaneEvent[]
}

function commonAnchors({ bad, goods, codes, goodCodes, alignments }: ComparedLane): readonly Anchor[] {
  const counts = [codes, ...goodCodes].map(countCodes)
  return bad.events.flatMap((event, at) => {
    if (counts.some(count => count.get(codes[at] ?? -1) !== 1)) return []
    const matches = goods.flatMap(({ events }, lane) => events[alignments[lane]?.[at] ?? -1] ?? [])
    return matches.length === goods.length ? [{ at, event, goods: matches }] : []
  })
}

function measure({ bad, departures }: ComparedLane, from: Anchor, to: Anchor): StepDuration | undefined {
  const badMicros = elapsed(from.event.at, to.event.at)
  const goodMicros = from.goods.flatMap((event, lane) => elapsed(event.at, to.goods[lane]?.at) ?? [])
  if (badMicros === undefined || goodMicros.length < from.goods.length) return undefined
  if (departures.some(({ start, back, isFar }) => isFar && start > from.at && back <= to.at)) return undefined
  const step = {
    lane: bad.key,
    from: from.event,
    to: to.event,
    badMicros,
    goodMicros: goodMicros.sort((a, b) => a - b),
  }
  return differenceOf(step) > DIFFERENCE ? step : undefined
}

/** Undefined = one has no time; not of a clock that was set back either. */
function elapsed(from: Instant | undefined, to: Instant | undefined): number | undefined {
  return from === undefined || to === undefined || to < from ? undefined : to - from
}

/** How far outside the range of the good lanes; zero or less = inside. */
function differenceOf({ badMicros, goodMicros }: StepDuration): number {
  return Math.max((goodMicros[0] ?? 0) - badMicros, badMicros - (goodMicros.at(-1) ?? 0))
}
