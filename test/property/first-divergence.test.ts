import { describe, expect, it } from 'vitest'
import { firstDivergence } from '#shared/analysis/divergence/first-divergence.ts'
import type { Divergence } from '#shared/model/divergence.ts'
import { buildLane, createDice } from '../support/build-lane.ts'

type Dice = ReturnType<typeof createDice>
const KINDS = ['insert', 'delete', 'replace', 'swap-with-new', 'cut'] as const

/** As a pod's log is: some things happen once, some for each container or probe, some again at once. */
function realisticLane(dice: Dice): readonly string[] {
  const length = 30 + dice(370)
  const again = Array.from({ length: 3 + dice(12) }, (_, n) => `again-${n}`)
  const events: string[] = []
  while (events.length < length) {
    const kind = dice(10)
    if (kind < 5) events.push(`once-${events.length}`)
    else if (kind < 9) events.push(again[dice(again.length)] ?? '')
    else events.push(events.at(-1) ?? 'first')
  }
  return [...events, 'stopped', 'removed']
}

interface Mutation {
  readonly mutated: readonly string[]
  readonly event: string | undefined
  readonly lastCommon: string | undefined
  readonly expected: string | undefined
}

function mutate(lane: readonly string[], kind: (typeof KINDS)[number], dice: Dice): Mutation {
  const at = pickPlace(lane, dice)
  const [before, own, next] = [lane[at - 1], lane[at], lane[at + 1]]
  const [head, tail] = [lane.slice(0, at), lane.slice(at + 1)]
  const common = { lastCommon: before, expected: own }
  const known = lane.find(event => ![before, own, next].includes(event)) ?? ''
  switch (kind) {
    case 'insert':
      return { mutated: [...head, 'novel', ...lane.slice(at)], event: 'novel', ...common }
    case 'delete':
      return { mutated: [...head, ...tail], event: next, ...common }
    case 'replace':
      return { mutated: [...head, known, ...tail], event: known, ...common }
    case 'swap-with-new':
      return { mutated: [...head, 'novel', ...tail], event: 'novel', ...common }
    case 'cut':
      return { mutated: head, event: undefined, ...common }
  }
}

/** Not one of several equal events in a row: which of them is gone nobody can say, and it is no divergence. */
function pickPlace(lane: readonly string[], dice: Dice): number {
  for (;;) {
    const at = dice(lane.length)
    if (lane[at] !== lane[at - 1] && lane[at] !== lane[at + 1]) return at
  }
}

const told = (divergence: Divergence | undefined) => ({
  event: divergence?.event?.template,
  lastCommon: divergence?.lastCommon?.template,
  expected: divergence?.expected[0]?.event.template,
})

describe('the first divergence of a copied lane', () => {
  it.each(KINDS)('is the one event that was changed: %s, a hundred times', kind => {
    const wrong = Array.from({ length: 100 }, (_, seed) => {
      const dice = createDice(seed * 7 + KINDS.indexOf(kind))
      const lane = realisticLane(dice)
      const { mutated, ...expected } = mutate(lane, kind, dice)
      return { seed, expected, found: told(firstDivergence(buildLane(mutated), [buildLane(lane)])) }
    }).filter(
      ({ expected, found }) =>
        JSON.stringify(expected) !==
        JSON.stringify({ event: found.event, lastCommon: found.lastCommon, expected: found.expected }),
    )
    expect(wrong).toEqual([])
  })
})
