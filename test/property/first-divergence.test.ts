import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstDivergence } from '#shared/analysis/divergence/first-divergence.ts'
import { buildLane, createDice, type Dice } from '../support/build-lane.ts'

const KINDS = ['insert', 'delete', 'replace', 'swap-with-new', 'cut'] as const
const SEEDS = Array.from({ length: 100 }, (_, seed) => seed)

/** As a pod's log is: some things happen once, some for each container or probe, some several times in a row. */
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
  /** Of the divergence: its event, the one before it, and what was there. */
  readonly event: string | undefined
  readonly lastCommon: string | undefined
  readonly expected: string | undefined
  /** Line of the event. */
  readonly line: number | undefined
}

function mutate(lane: readonly string[], kind: (typeof KINDS)[number], dice: Dice): Mutation {
  const at = pickPlace(lane, dice)
  const [before, own, next] = [lane[at - 1], lane[at], lane[at + 1]]
  const known = lane.find(event => ![before, own, next].includes(event)) ?? ''
  const put = {
    insert: ['novel', own ?? ''],
    delete: [],
    replace: [known],
    'swap-with-new': ['novel'],
    cut: [],
  }[kind]
  const mutated = [...lane.slice(0, at), ...put, ...(kind === 'cut' ? [] : lane.slice(at + 1))]
  const event = mutated[at]
  return { mutated, event, lastCommon: before, expected: own, line: event === undefined ? undefined : at + 1 }
}

/** Not one of several equal events in a row: which of them is gone nobody can say, and it is no divergence. */
function pickPlace(lane: readonly string[], dice: Dice): number {
  for (;;) {
    const at = dice(lane.length)
    if (lane[at] !== lane[at - 1] && lane[at] !== lane[at + 1]) return at
  }
}

function find(bad: readonly string[], ...goods: readonly (readonly string[])[]) {
  const divergence = firstDivergence(
    buildLane(bad),
    goods.map(good => buildLane(good)),
  )
  return {
    event: divergence?.event?.template,
    lastCommon: divergence?.lastCommon?.template,
    expected: divergence?.expected[0]?.event.template,
    line: divergence?.event?.evidence.line,
  }
}

/** Neighbours of a lane in another order, here and there. */
function shuffle(lane: readonly string[], dice: Dice): readonly string[] {
  const events = [...lane]
  for (let at = dice(4); at + 1 < events.length; at += 2 + dice(9)) {
    const [one = '', other = ''] = [events[at], events[at + 1]]
    events.splice(at, 2, other, one)
  }
  return events
}

/** Some events of a lane several times in a row. */
function repeat(lane: readonly string[], dice: Dice): readonly string[] {
  return lane.flatMap(event => Array.from({ length: dice(5) === 0 ? 1 + dice(9) : 1 }, () => event))
}

describe('the first divergence of a copied lane', () => {
  it.each(KINDS)('is the one event that was changed by %s, a hundred times', kind => {
    const cases = SEEDS.map(seed => {
      const dice = createDice(seed * KINDS.length + KINDS.indexOf(kind))
      const lane = realisticLane(dice)
      return { lane, ...mutate(lane, kind, dice) }
    })
    const wanted = cases.map(({ event, lastCommon, expected, line }) => ({ event, lastCommon, expected, line }))
    expect(cases.map(({ mutated, lane }) => find(mutated, lane))).toEqual(wanted)
  })

  it('is a novel event also beside several good lanes that differ in their order', () => {
    const events = SEEDS.map(seed => {
      const dice = createDice(seed)
      const lane = realisticLane(dice)
      const { mutated } = mutate(lane, 'insert', dice)
      return find(mutated, shuffle(lane, dice), shuffle(lane, dice)).event
    })
    expect(new Set(events)).toEqual(new Set(['novel']))
  })
})

describe('lanes without a divergence', () => {
  const nothing = { event: undefined, lastCommon: undefined, expected: undefined, line: undefined }

  it.each([
    ['equal', (lane: readonly string[]) => lane],
    ['with neighbours in another order', shuffle],
    ['with events several times in a row', repeat],
    [
      'with a known event once more at another place',
      (lane: readonly string[], dice: Dice) => lane.toSpliced(dice(lane.length), 0, lane[dice(lane.length)] ?? ''),
    ],
  ])('are those that are %s', (_, change) => {
    const found = SEEDS.map(seed => {
      const dice = createDice(seed)
      const lane = realisticLane(dice)
      return find(change(lane, dice), lane)
    })
    expect(new Set(found.map(one => JSON.stringify(one)))).toEqual(new Set([JSON.stringify(nothing)]))
  })
})

describe('any lanes', () => {
  const lane = fc
    .constantFrom(2, 5, 30)
    .chain(letters => fc.array(fc.nat(letters - 1).map(String), { maxLength: 60 }).map(words => buildLane(words)))
  const lanes = fc.tuple(lane, fc.array(lane, { minLength: 1, maxLength: 3 }))

  it('diverge at an event of the bad lane behind the one before it, from events of good lanes', () => {
    fc.assert(
      fc.property(lanes, ([bad, goods]) => {
        const found = firstDivergence(bad, goods)
        if (found === undefined) return
        const at = found.event === undefined ? bad.events.length : bad.events.indexOf(found.event)
        expect(at).toBeGreaterThanOrEqual(0)
        expect(bad.events[at - 1]).toBe(found.lastCommon)
        expect(found.goodLanes).toBe(goods.length)
        const ofGoods = goods.flatMap(({ events }) => events)
        for (const { event, lanes: count } of found.expected) {
          expect(ofGoods).toContain(event)
          expect(event.template).not.toBe(found.event?.template)
          expect(count).toBeLessThanOrEqual(goods.length)
        }
      }),
    )
  })

  it('do not diverge where a good lane does the same, whatever others do', () => {
    fc.assert(
      fc.property(lanes, fc.nat(3), ([bad, goods], at) => {
        expect(firstDivergence(bad, goods.toSpliced(at, 0, bad))).toBeUndefined()
      }),
    )
  })

  it('diverge wherever something happens that never happens in good lanes', () => {
    fc.assert(
      fc.property(lanes, fc.nat(60), ([bad, goods], at) => {
        const words = bad.events.map(({ template }) => template).toSpliced(at, 0, 'never')
        expect(firstDivergence(buildLane(words), goods)).toBeDefined()
      }),
    )
  })
})
