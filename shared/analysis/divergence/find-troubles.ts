import type { Alignment } from './align-lanes.ts'
import { leaveOutLoops, type Block } from './leave-out-loops.ts'
import type { SeenTransitions } from './seen-transitions.ts'

/** A bad lane beside one good lane: what one has and the other has not, beyond mere order and repetition. */
export interface Troubles {
  /** Positions of events of the bad lane, ascending. */
  readonly extra: readonly number[]
  readonly missing: readonly MissingEvent[]
}

/** An event of the good lane that the bad one has not. */
export interface MissingEvent {
  /** Position in the bad lane before which it would stand; the bad lane's length = at its end. */
  readonly slot: number
  readonly code: number
}

/** So many events later a lane may be with a good one again and has not left it; an event may come so much earlier or later. */
export const REJOIN = 5

export interface AlignedLanes {
  readonly bad: Int32Array
  readonly good: Int32Array
  /** From `bad` to `good`. */
  readonly alignment: Alignment
  readonly seenInBad: SeenTransitions
  readonly seenInGood: SeenTransitions
}

export function findTroubles(lanes: AlignedLanes): Troubles {
  const { bad, good, seenInBad, seenInGood } = lanes
  const extra: number[] = []
  const missing: Misplaced[] = []
  for (const block of unmatchedBlocks(lanes)) {
    const [own, other] = [leaveOutLoops(bad, block.bad, seenInGood), leaveOutLoops(good, block.good, seenInBad)]
    for (let at = own.from; at < own.to; at++) extra.push(at)
    for (let at = other.from; at < other.to; at++) {
      const near = own.from + Math.min(at - other.from, own.to - own.from)
      missing.push({ slot: own.from, code: good[at] ?? 0, near })
    }
  }
  return leaveOutMoved(bad, extra, missing)
}

interface Misplaced extends MissingEvent {
  /** Position in the bad lane at about which it would stand. */
  readonly near: number
}

/** Stretches between matches, in both lanes at once; one of the two may be empty. */
function* unmatchedBlocks({
  bad,
  good,
  alignment,
}: AlignedLanes): Generator<{ readonly bad: Block; readonly good: Block }> {
  let [badFrom, goodFrom] = [0, 0]
  for (let at = 0; at <= bad.length; at++) {
    const match = at === bad.length ? good.length : (alignment[at] ?? -1)
    if (match === -1) continue
    if (at > badFrom || match > goodFrom) yield { bad: { from: badFrom, to: at }, good: { from: goodFrom, to: match } }
    badFrom = at + 1
    goodFrom = match + 1
  }
}

/** Writers that work at once are not always as fast: what comes a little earlier or later is neither extra nor missing. */
function leaveOutMoved(bad: Int32Array, extra: readonly number[], missing: readonly Misplaced[]): Troubles {
  const waiting = new Map<number, Waiting>()
  for (const at of extra) {
    const code = bad[at] ?? 0
    const known = waiting.get(code)
    if (known === undefined) waiting.set(code, { places: [at], next: 0 })
    else known.places.push(at)
  }
  const moved = new Set<number>()
  const absent = missing.filter(({ code, near }) => {
    const place = takeNear(waiting.get(code), near)
    if (place !== undefined) moved.add(place)
    return place === undefined
  })
  return { extra: extra.filter(at => !moved.has(at)), missing: absent }
}

interface Waiting {
  /** Ascending. */
  readonly places: number[]
  next: number
}

function takeNear(waiting: Waiting | undefined, near: number): number | undefined {
  if (waiting === undefined) return undefined
  const placeOf = () => waiting.places[waiting.next] ?? Infinity
  while (placeOf() < near - REJOIN) waiting.next++
  return placeOf() > near + REJOIN ? undefined : waiting.places[waiting.next++]
}
