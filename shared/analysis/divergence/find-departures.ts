import { countCodes } from './lane-codes.ts'
import { createRangeCounter, type RangeCounter } from './range-counter.ts'
import { REJOIN, type Troubles } from './find-troubles.ts'

/** A stretch of the bad lane in which it is with no good lane. */
export interface Departure {
  /** Position of its first event; the lane's length = the lane ends there. */
  readonly start: number
  /** Position of the first event at which it is with a good lane again; the lane's length = it never is. */
  readonly back: number
  /** More events of either side lie in it than a lane may lose and still count as coming back. */
  readonly isFar: boolean
  /** Something happens in it that never happens in good lanes, or less often than in any of them. */
  readonly isTelling: boolean
}

/** Where the bad lane is with none of the good ones, in order. `troubles` are beside each of `goods`. */
export function findDepartures(
  bad: Int32Array,
  goods: readonly Int32Array[],
  troubles: readonly Troubles[],
): readonly Departure[] {
  const [inBad, inGoods] = [countCodes(bad), goods.map(countCodes)]
  const isNovel = (code: number) => !inGoods.some(counts => counts.has(code))
  const isLess = (code: number) => inGoods.every(counts => (inBad.get(code) ?? 0) < (counts.get(code) ?? 0))
  const sides = troubles.map(beside => describeSide(bad.length, beside, isLess))
  const novel = createRangeCounter(bad.length, placesWhere(bad, isNovel))
  const isAlone = (at: number) => at < bad.length && sides.every(({ extra }) => extra.count(at, at) > 0)
  const departures: Departure[] = []
  for (let start = 0; start <= bad.length; start++) {
    if (!isTrouble(sides, start)) continue
    let back = start
    while (isAlone(back)) back++
    const skipped = Math.min(...sides.map(({ missing }) => missing.count(start, back)))
    const isFar = Math.max(back - start, skipped) > REJOIN
    const isTelling = novel.count(start, back - 1) > 0 || isLacking(sides, start, back)
    departures.push({ start, back, isFar, isTelling })
    if (back > start) start = back - 1
  }
  return departures
}

/** How one good lane sees the bad one, by position in the bad one. */
interface Side {
  readonly extra: RangeCounter
  readonly missing: RangeCounter
  /** Of the missing ones those that the bad lane has less often, as a whole, than any good one. */
  readonly lacking: RangeCounter
}

function describeSide(last: number, { extra, missing }: Troubles, isLess: (code: number) => boolean): Side {
  const slotsOf = (events: Troubles['missing']) => events.map(({ slot }) => slot)
  return {
    extra: createRangeCounter(last, extra),
    missing: createRangeCounter(last, slotsOf(missing)),
    lacking: createRangeCounter(last, slotsOf(missing.filter(({ code }) => isLess(code)))),
  }
}

/** Some good lane goes another way here; whether they all do is for the events that follow to tell. */
function isTrouble(sides: readonly Side[], at: number): boolean {
  return sides.some(({ extra, missing }) => extra.count(at, at) + missing.count(at, at) > 0)
}

/** Good lanes need not agree on the place. */
function isLacking(sides: readonly Side[], from: number, to: number): boolean {
  return (
    sides.some(({ lacking }) => lacking.count(from, to) > 0) &&
    sides.every(({ lacking }) => lacking.count(from - REJOIN, to + REJOIN) > 0)
  )
}

function placesWhere(codes: Int32Array, isWanted: (code: number) => boolean): readonly number[] {
  const places: number[] = []
  codes.forEach((code, at) => {
    if (isWanted(code)) places.push(at)
  })
  return places
}
