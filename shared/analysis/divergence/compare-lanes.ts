import { compareText } from '../../base/text.ts'
import type { Divergence, Lane, LaneComparison } from '../../model/divergence.ts'
import { compareLane } from './compare-lane.ts'
import { divergenceOf } from './first-divergence.ts'
import { leaveOutCopies } from './leave-out-copies.ts'
import { stepDurations } from './step-durations.ts'

/** Lanes of a bad run beside those of each good run, by their keys. Without a good run there is nothing to say. */
export function compareLanes(bad: readonly Lane[], goods: readonly (readonly Lane[])[]): LaneComparison {
  if (goods.length === 0) return { divergences: [], steps: [], missing: [] }
  const compared = bad.flatMap(lane => {
    const others = goods.flatMap(lanes => lanes.find(({ key }) => key === lane.key) ?? [])
    return others.length === 0 ? [] : [compareLane(lane, others)]
  })
  return {
    divergences: leaveOutCopies(
      compared.flatMap(one => divergenceOf(one) ?? []).sort(byWeight),
      ({ lastCommon, event }) => [lastCommon, event],
    ),
    steps: leaveOutCopies(compared.flatMap(stepDurations), ({ from, to }) => [from, to]),
    missing: findMissing(bad, goods),
  }
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
function findMissing(bad: readonly Lane[], goods: readonly (readonly Lane[])[]): LaneComparison['missing'] {
  const has = (lanes: readonly Lane[], key: string) => lanes.some(lane => lane.key === key)
  const [first = [], ...rest] = goods
  const inGood = bad.filter(({ key }) => !goods.some(lanes => has(lanes, key)))
  const inBad = first.filter(({ key }) => !has(bad, key) && rest.every(lanes => has(lanes, key)))
  return [
    ...inGood.map(({ key, title }) => ({ lane: key, title, lacks: 'good' as const })),
    ...inBad.map(({ key, title }) => ({ lane: key, title, lacks: 'bad' as const })),
  ].sort((a, b) => compareText(a.lane, b.lane) || compareText(a.lacks, b.lacks))
}
