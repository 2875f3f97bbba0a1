import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anchorLines, pairLines, pairSingleLines, turned } from '#shared/analysis/match-lines/anchor-lines.ts'
import { increasingPairs } from '#shared/analysis/match-lines/increasing-pairs.ts'
import { expectedLine, gapAround, GAP_LINES, pairsAround } from '#shared/analysis/match-lines/place-line.ts'
import { createSparseReader } from '#shared/analysis/match-lines/sparse-lines.ts'
import { createKernelHasher } from '#shared/analysis/templates/kernel-hasher.ts'
import { createPlainHasher } from '#shared/analysis/templates/plain-hasher.ts'
import { templateLine } from '#shared/analysis/templates/template-of-line.ts'
import { encodeUtf8 } from '#shared/base/bytes.ts'
import type { LinePair } from '#shared/model/line-match.ts'

const WORDS = ['alpha', 'beta', 'gamma', 'delta', 'omega', 'sigma', 'kappa', 'lambda']
const line = fc
  .tuple(fc.constantFrom(...WORDS), fc.constantFrom(...WORDS), fc.integer({ min: 0, max: 99_999 }))
  .map(([one, two, number]) => `I0305 11:31:08.200000 ${number} a.go:1] ${one} ${two} ${number}`)
const log = fc.array(fc.oneof({ weight: 9, arbitrary: line }, fc.constantFrom('', '12 345', '\u001b[31m7\u001b[0m')), {
  maxLength: 60,
})
const pairs = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 })), { maxLength: 10 })
  .map(all => {
    const byLine = new Map(all)
    return [...byLine].sort(([a], [b]) => a - b).map(([own, other]): LinePair => ({ line: own, other }))
  })

function read(lines: readonly string[], chunk = 1_000_000) {
  const reader = createSparseReader(createKernelHasher() ?? createPlainHasher())
  const bytes = encodeUtf8(lines.map(each => `${each}\n`).join(''))
  for (let at = 0; at < bytes.length; at += chunk) reader.feed(bytes.subarray(at, at + chunk))
  return reader.end()
}

function goesUp(list: readonly LinePair[]): boolean {
  return list.every(({ line: own, other }, at) => {
    const before = list[at - 1]
    return before === undefined || (before.line < own && before.other < other)
  })
}

/** The longest list that goes up, found by trying all. */
function longest(list: readonly LinePair[]): number {
  const from = (at: number, last: LinePair | undefined): number => {
    const next = list[at]
    if (next === undefined) return 0
    const without = from(at + 1, last)
    const fits = last === undefined || (last.line < next.line && last.other < next.other)
    return fits ? Math.max(without, 1 + from(at + 1, next)) : without
  }
  return from(0, undefined)
}

test('the longest list of pairs goes up on both sides, is of the pairs, and none is longer', () => {
  fc.assert(
    fc.property(pairs, list => {
      const found = increasingPairs(list)
      expect(goesUp(found)).toBe(true)
      expect(found.every(pair => list.includes(pair))).toBe(true)
      expect(found).toHaveLength(longest(list))
    }),
  )
})

test('anchors go up in both logs, and their lines say the same', () => {
  fc.assert(
    fc.property(log, log, (one, two) => {
      const anchors = anchorLines(read(one), read(two))
      expect(goesUp(anchors)).toBe(true)
      for (const { line: own, other } of anchors)
        expect(templateLine(one[own - 1] ?? '').text).toBe(templateLine(two[other - 1] ?? '').text)
    }),
  )
})

test('a log has every line that few others say the same as, matched with itself', () => {
  fc.assert(
    fc.property(log, lines => {
      const sparse = read(lines)
      const said = lines.map(each => templateLine(each))
      const few = said.flatMap(({ id, saysNothing }, at) =>
        !saysNothing && said.filter(other => other.id === id).length <= 4 ? [at + 1] : [],
      )
      expect(anchorLines(sparse, sparse)).toEqual(few.map(each => ({ line: each, other: each })))
      expect(sparse.totalLines).toBe(lines.length)
    }),
  )
})

test('turning the logs around turns the pairs around, and finds as many in order', () => {
  fc.assert(
    fc.property(log, log, (one, two) => {
      const [first, second] = [read(one), read(two)]
      const byLine = (list: readonly LinePair[]) => [...list].sort((a, b) => a.line - b.line)
      expect(byLine(turned(pairLines(first, second)))).toEqual(pairLines(second, first))
      expect(anchorLines(second, first)).toHaveLength(anchorLines(first, second).length)
    }),
  )
})

test('where lines were only added and left out, the anchors are the same from either side', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(line, { maxLength: 30, selector: each => templateLine(each).id }),
      fc.infiniteStream(fc.boolean()),
      (lines, keeps) => {
        const rest = lines.filter(() => keeps.next().value)
        const anchors = anchorLines(read(lines), read(rest))
        expect(anchors).toEqual(rest.map((each, at) => ({ line: lines.indexOf(each) + 1, other: at + 1 })))
        expect(turned(anchors)).toEqual(anchorLines(read(rest), read(lines)))
      },
    ),
  )
})

test('where chunks end changes nothing, nor which hasher is at hand', () => {
  fc.assert(
    fc.property(log, fc.integer({ min: 1, max: 40 }), (lines, chunk) => {
      expect(read(lines, chunk)).toEqual(read(lines))
      const plain = createSparseReader(createPlainHasher())
      plain.feed(encodeUtf8(lines.map(each => `${each}\n`).join('')))
      expect(plain.end()).toEqual(read(lines))
    }),
  )
})

test('what is read between anchors lies between them and is bounded, and the line is expected there', () => {
  const place = fc.integer({ min: 1, max: 100_000 })
  const places = fc.record({ line: place, own: place, other: place })
  fc.assert(
    fc.property(pairs, places, (list, { own, other, ...at }) => {
      const asked = Math.min(at.line, own)
      const around = pairsAround(increasingPairs(list), asked)
      const gap = gapAround(asked, around, { own, other })
      for (const stretch of [gap.own, gap.other]) expect(stretch.count).toBeLessThanOrEqual(GAP_LINES)
      expect(gap.own.from).toBeGreaterThan(around.before?.line ?? 0)
      expect(gap.other.from).toBeGreaterThan(around.before?.other ?? 0)
      const expected = expectedLine(asked, around, other)
      expect(expected).toBeLessThanOrEqual(Math.max(other, around.before?.other ?? 0))
      if (around.after !== undefined) expect(expected).toBeLessThanOrEqual(around.after.other)
    }),
  )
})

test('a stretch has a pair only for lines that are alone there with what they say', () => {
  expect(
    pairSingleLines(
      { lines: [5, 6, 7, 8], templates: ['a', 'b', 'b', 'c'] },
      { lines: [1, 2, 3, 4], templates: ['d', 'a', 'b', 'c'] },
    ),
  ).toEqual([
    { line: 5, other: 2 },
    { line: 8, other: 4 },
  ])
})
