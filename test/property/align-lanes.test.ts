import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignLanes } from '#shared/analysis/divergence/align-lanes.ts'
import { createEditSearch } from '#shared/analysis/divergence/shortest-edit.ts'
import { createDice } from '../support/build-lane.ts'

const alphabet = fc.constantFrom(2, 4, 12, 60)
const lane = (letters: number) => fc.array(fc.nat(letters - 1), { maxLength: 80 }).map(codes => Int32Array.from(codes))
const twoLanes = alphabet.chain(letters => fc.tuple(lane(letters), lane(letters)))
/** The second one is the first with some events gone and some new ones. */
const likeLanes = alphabet.chain(letters =>
  fc.tuple(lane(letters), fc.array(fc.tuple(fc.nat(79), fc.nat(letters - 1)), { maxLength: 8 })).map(([one, edits]) => {
    const other = [...one]
    for (const [at, code] of edits) other.splice(at, code % 2, ...(code % 3 === 0 ? [] : [code]))
    return [one, Int32Array.from(other)] as const
  }),
)

const matchesOf = (alignment: Int32Array) => [...alignment].flatMap((b, a) => (b === -1 ? [] : [{ a, b }]))

/** Length of the longest common subsequence, by the table that everybody knows. */
function longestCommon(a: Int32Array, b: Int32Array): number {
  let last = new Int32Array(b.length + 1)
  for (const code of a) {
    const row = new Int32Array(b.length + 1)
    b.forEach((other, at) => {
      row[at + 1] = other === code ? last[at]! + 1 : Math.max(last[at + 1]!, row[at]!)
    })
    last = row
  }
  return last.at(-1)!
}

describe('two lanes side by side', () => {
  it.each([
    ['unlike', twoLanes],
    ['alike', likeLanes],
  ])('have each event matched, deleted or inserted once, in order, and matches are equal (%s)', (_, lanes) => {
    fc.assert(
      fc.property(lanes, ([a, b]) => {
        const alignment = alignLanes(a, b)
        const matches = matchesOf(alignment)
        const others = matches.map(match => match.b)
        expect(alignment).toHaveLength(a.length)
        expect(others).toEqual([...new Set(others)].sort((one, other) => one - other))
        expect(matches.filter(match => a[match.a] !== b[match.b])).toEqual([])
      }),
    )
  })

  it('match what they begin with', () => {
    fc.assert(
      fc.property(likeLanes, ([a, b]) => {
        const matched = new Set(matchesOf(alignLanes(a, b)).map(match => match.a))
        const differs = a.findIndex((code, at) => code !== b[at])
        const common = differs === -1 ? a.length : differs
        expect([...Array(common).keys()].filter(at => !matched.has(at))).toEqual([])
      }),
    )
  })

  it('are all matched where they are equal', () => {
    fc.assert(
      fc.property(alphabet.chain(lane), codes => {
        expect([...alignLanes(codes, codes)]).toEqual([...codes.keys()])
      }),
    )
  })

  it('are together for as long as they can be', () => {
    expect([...alignLanes(Int32Array.of(9, 5, 1, 3), Int32Array.of(5, 1, 2, 1, 3))]).toEqual([-1, 0, 1, 4])
    expect([...alignLanes(Int32Array.of(5, 1, 2, 1, 3), Int32Array.of(9, 5, 1, 3))]).toEqual([1, 2, -1, -1, 3])
  })

  it('keep what they have in common under the shortest edit script', () => {
    fc.assert(
      fc.property(twoLanes, ([a, b]) => {
        const pairs = createEditSearch(a, b)({ aFrom: 0, aTo: a.length, bFrom: 0, bTo: b.length })
        expect(pairs).toHaveLength(longestCommon(a, b))
      }),
    )
  })
})

describe('lanes of two hundred thousand events', () => {
  const LENGTH = 200_000
  const make = (codeOf: (at: number) => number) => Int32Array.from({ length: LENGTH }, (_, at) => codeOf(at))
  const dice = createDice(1)

  it.each([
    ['equal', make(at => at % 40), make(at => at % 40)],
    ['of single events backwards', make(at => at), make(at => LENGTH - at)],
    ['of different periods', make(at => at % 2), make(at => at % 3)],
    ['at random', make(() => dice(50)), make(() => dice(50))],
    [
      'at random between few anchors',
      make(at => (at % 5_000 === 0 ? 100 + at : dice(20))),
      make(at => (at % 5_000 === 0 ? 100 + at : dice(20))),
    ],
  ])('are put side by side: %s', (_, a, b) => {
    const matches = matchesOf(alignLanes(a, b))
    expect(matches.filter(match => a[match.a] !== b[match.b])).toEqual([])
    expect(matches.length).toBeLessThanOrEqual(LENGTH)
  })

  it('have an anchor matched although what lies between is too unlike', () => {
    const unlike = (own: number) => make(at => (at === 100_000 ? -1 : own + (at % 7)))
    expect(matchesOf(alignLanes(unlike(0), unlike(10)))).toEqual([{ a: 100_000, b: 100_000 }])
  })
})
