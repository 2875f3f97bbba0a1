import { expect, it } from 'vitest'
import { gStatistic } from '#shared/analysis/compare-logs/g-statistic.ts'

it('is nothing for equal shares', () => {
  expect(gStatistic({ count: 10, lines: 100 }, { count: 20, lines: 200 })).toBeCloseTo(0, 9)
  expect(gStatistic({ count: 100, lines: 100 }, { count: 200, lines: 200 })).toBe(0)
})

it('is 2 Σ O ln(O/E) over both sides, with and without', () => {
  const term = (observed: number, expected: number) => observed * Math.log(observed / expected)
  const expected = 2 * (term(30, 20) + term(70, 80) + term(10, 20) + term(90, 80))
  expect(gStatistic({ count: 30, lines: 100 }, { count: 10, lines: 100 })).toBeCloseTo(expected, 9)
})

it('is finite where one side has none or nothing else', () => {
  expect(gStatistic({ count: 0, lines: 100 }, { count: 100, lines: 100 })).toBeCloseTo(400 * Math.log(2), 9)
})
