import { compareText } from '../../base/text.ts'
import type { Divergence, Lane, LaneComparison } from '../../model/divergence.ts'
import { compareLane, type GoodLane } from './compare-lane.ts'
import { divergenceOf } from './first-divergence.ts'
import { leaveOutCopies } from './leave-out-copies.ts'
import { stepDurations } from './step-durations.ts'

/** Lanes of a bad run beside those of each good run, by their keys. Without a good run there is nothing to say. */
export function compareLanes(bad: readonly Lane[], goods: readonly (readonly Lane[])[]): LaneComparison {
  if (goods.length === 0) return { divergences: [], steps: [], missing: [] }
  const runs = goods.map(byKey)
  const compared = bad.flatMap(lane => {
    const others = runs.flatMap((lanes, goodRun) => ofRun(lanes.get(lane.key), goodRun))
    return others.length === 0 ? [] : [compareLane(lane, others)]
  })
  return {
    divergences: leaveOutCopies(
      compared.flatMap(one => divergenceOf(one) ?? []).sort(byWeight),
      ({ lastCommon, event }) => [lastCommon, event],
    ),
    steps: leaveOutCopies(compared.flatMap(stepDurations), ({ from, to }) => [from, to]),
    missing: findMissing(byKey(bad), runs),
  }
}

type Lanes = ReadonlyMap<string, Lane>

function ofRun(lane: Lane | undefined, goodRun: number): readonly GoodLane[] {
  return lane === undefined ? [] : [{ ...lane, goodRun }]
}

function byKey(lanes: readonly Lane[]): Lanes {
  return new Map(lanes.map(lane => [lane.key, lane]))
}

/** What ends early is placed where it ends; what has no time comes last. */
function byWeight(a: Divergence, b: Divergence): number {
  if ((a.rejoined === undefined) !== (b.rejoined === undefined)) return a.rejoined === undefined ? -1 : 1
  const [first, second] = [timeOf(a), timeOf(b)]
  if (first !== second) return first < second ? -1 : 1
  return compareText(a.lane, b.lane)
}

function timeOf({ event, lastCommon }: Divergence): number {
  return (event === undefined ? lastCommon?.at : event.at) ?? Infinity
}

/** A lane is missing in bad only if every good run has it: what one of them does without can be done without. */
function findMissing(bad: Lanes, goods: readonly Lanes[]): LaneComparison['missing'] {
  const [first = new Map<string, Lane>(), ...rest] = goods
  const inGood = [...bad.values()].filter(({ key }) => !goods.some(lanes => lanes.has(key)))
  const inBad = [...first.values()].filter(({ key }) => !bad.has(key) && rest.every(lanes => lanes.has(key)))
  return [
    ...inGood.map(({ key, title }) => ({ lane: key, title, lacks: 'good' as const })),
    ...inBad.map(({ key, title }) => ({ lane: key, title, lacks: 'bad' as const })),
  ].sort((a, b) => compareText(a.lane, b.lane) || compareText(a.lacks, b.lacks))
}
