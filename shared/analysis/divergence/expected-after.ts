import { compareText } from '../../base/text.ts'
import type { ExpectedEvent, LaneEvent } from '../../model/divergence.ts'
import type { ComparedLane } from './compare-lane.ts'

/** What good lanes have where the bad one has `codes[at]`, the most frequent first; repetitions of the event before it are no news. */
export function expectedAfter(compared: ComparedLane, at: number): readonly ExpectedEvent[] {
  const { goodCodes, codes } = compared
  const aligned = goodCodes.map((_, lane) => alignedNext(compared, { lane, at }))
  const isAligned = aligned.some(next => next !== undefined)
  const nexts = isAligned
    ? aligned.map(next => (next === undefined ? [] : [next]))
    : goodCodes.map(good => successorsOf(good, codes, at))
  return countEvents(compared, nexts, at)
}

/** The next position of the good lane that holds the event before; undefined = it does not hold it there. */
function alignedNext(
  { alignments, goodCodes, codes }: ComparedLane,
  { lane, at }: { readonly lane: number; readonly at: number },
): number | undefined {
  const before = at === 0 ? -1 : alignments[lane]?.[at - 1]
  if (before === undefined || (at > 0 && before === -1)) return undefined
  const good = goodCodes[lane] ?? new Int32Array()
  let next = before + 1
  while (at > 0 && next < good.length && good[next] === codes[at - 1]) next++
  return next
}

/** Where the two events before stand elsewhere, or the one before: the first place of each event that follows there. */
function successorsOf(good: Int32Array, codes: Int32Array, at: number): readonly number[] {
  const [two, before] = [codes[at - 2], codes[at - 1]]
  const [afterTwo, afterOne] = [new Map<number, number>(), new Map<number, number>()]
  for (let next = 1; next < good.length; next++) {
    const code = good[next] ?? 0
    if (good[next - 1] !== before || code === before) continue
    if (!afterOne.has(code)) afterOne.set(code, next)
    if (good[next - 2] === two && !afterTwo.has(code)) afterTwo.set(code, next)
  }
  return [...(afterTwo.size > 0 ? afterTwo : afterOne).values()]
}

function countEvents(
  { goods, bad }: ComparedLane,
  nexts: readonly (readonly number[])[],
  at: number,
): readonly ExpectedEvent[] {
  const counts = new Map<string, { readonly event: LaneEvent; readonly goodRun: number; lanes: number }>()
  nexts.forEach((places, lane) => {
    for (const place of places) {
      const good = goods[lane]
      const event = good?.events[place]
      if (good === undefined || event === undefined || event.template === bad.events[at]?.template) continue
      const known = counts.get(event.template)
      if (known === undefined) counts.set(event.template, { event, goodRun: good.goodRun, lanes: 1 })
      else known.lanes++
    }
  })
  return [...counts.values()].sort((a, b) => b.lanes - a.lanes || compareText(a.event.template, b.event.template))
}
