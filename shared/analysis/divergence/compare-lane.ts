import type { Lane } from '../../model/divergence.ts'
import { alignLanes, type Alignment } from './align-lanes.ts'
import { findDepartures, type Departure } from './find-departures.ts'
import { findTroubles } from './find-troubles.ts'
import { codesOf } from './lane-codes.ts'
import { seenTransitions, type SeenTransitions } from './seen-transitions.ts'

/** A lane of a good run. */
export interface GoodLane extends Lane {
  /** Which good run, from 0 on. */
  readonly goodRun: number
}

/** A bad lane beside good lanes of the same thing. */
export interface ComparedLane {
  readonly bad: Lane
  readonly goods: readonly GoodLane[]
  /** Templates of the bad lane as numbers. */
  readonly codes: Int32Array
  readonly goodCodes: readonly Int32Array[]
  /** From the bad lane to each good one. */
  readonly alignments: readonly Alignment[]
  /** What good lanes do. */
  readonly seen: SeenTransitions
  readonly departures: readonly Departure[]
}

/** `goods` are one or more. */
export function compareLane(bad: Lane, goods: readonly GoodLane[]): ComparedLane {
  const [codes = new Int32Array(), ...goodCodes] = codesOf([bad, ...goods])
  const alignments = goodCodes.map(good => alignLanes(codes, good))
  const [seen, seenInBad] = [seenTransitions(goodCodes), seenTransitions([codes])]
  const troubles = goodCodes.map((good, at) =>
    findTroubles({
      bad: codes,
      good,
      alignment: alignments[at] ?? new Int32Array(),
      seenInBad,
      seenInGood: seen,
    }),
  )
  return { bad, goods, codes, goodCodes, alignments, seen, departures: findDepartures(codes, goodCodes, troubles) }
}
