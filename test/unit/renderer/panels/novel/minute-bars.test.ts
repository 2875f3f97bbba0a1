import { expect, it } from 'vitest'
import { barsPath, minutesText, rangeOf } from '../../../../../renderer/panels/novel/minute-bars.ts'
import { instant, MICROS_PER_MINUTE } from '#shared/base/time.ts'
import type { TemplateMinutes } from '#shared/model/template.ts'

const NOON = Date.UTC(2025, 2, 5, 12) * 1_000
const at = (minute: number) => instant(NOON + minute * MICROS_PER_MINUTE)
const counted = (...steps: readonly (readonly [minute: number, count: number])[]): TemplateMinutes => ({
  stepMinutes: 1,
  steps: steps.map(([minute, count]) => ({ at: at(minute), count })),
  unplaced: 0,
})

it('spans all runs from the start of each', () => {
  const early = { minutes: counted([2, 1], [5, 1]), start: at(0) }
  const late = { minutes: counted([61, 1], [80, 1]), start: at(60) }
  expect(rangeOf([early, late])).toEqual({ from: MICROS_PER_MINUTE, to: 21 * MICROS_PER_MINUTE })
  expect(rangeOf([])).toBeUndefined()
})

it('draws what was written at the same distance from the start at the same place', () => {
  const [one, other] = [
    { minutes: counted([0, 1], [63, 4]), start: at(0) },
    { minutes: counted([100, 1], [163, 4]), start: at(100) },
  ]
  const range = { from: 0, to: 64 * MICROS_PER_MINUTE }
  expect(barsPath(one, range)).toBe('M0 16v-6h1.5v6zM126 16v-16h1.5v16z')
  expect(barsPath(other, range)).toBe(barsPath(one, range))
})

it('says in words when there are most, and what has no time', () => {
  const lines = { minutes: { ...counted([3, 2], [5, 41], [9, 41]), unplaced: 1 }, start: at(0) }
  expect(minutesText(lines, 'utc')).toBe('most, 41, within a minute from 12:05:00Z; 1 line without a time')
  expect(minutesText(lines, 'relative')).toMatch(/^most, 41, within a minute from \+5 min 00 s/u)
  expect(minutesText({ minutes: counted([3, 2]), start: undefined }, 'relative')).toBe(
    'all within a minute from 12:03:00Z',
  )
})
