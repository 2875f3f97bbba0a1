import { expect, it } from 'vitest'
import { barsPath, minutesOf, minutesText, scaleOf } from '../../../../../renderer/panels/novel/minute-bars.ts'
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
  const early = { run: 0, minutes: counted([2, 1], [5, 1]) }
  const late = { run: 1, minutes: counted([61, 1], [80, 1]) }
  const zeros = [at(0), at(60)]
  expect(scaleOf([early, late], zeros)).toEqual({ zeros, from: MICROS_PER_MINUTE, to: 21 * MICROS_PER_MINUTE })
  expect(scaleOf([], zeros)).toBeUndefined()
})

it('draws what was written at the same distance from the start at the same place', () => {
  const one = { run: 0, minutes: counted([0, 1], [63, 4]) }
  const other = { run: 1, minutes: counted([100, 1], [163, 4]) }
  const scale = { zeros: [at(0), at(100)], from: 0, to: 64 * MICROS_PER_MINUTE }
  expect(barsPath(one, scale)).toBe('M0 16v-6h1.5v6zM126 16v-16h1.5v16z')
  expect(barsPath(other, scale)).toBe(barsPath(one, scale))
})

it('keeps all of a run without a known start on one scale, from its first line on', () => {
  const first = { run: 0, minutes: counted([10, 1], [11, 1]) }
  const later = { run: 0, minutes: counted([73, 1]) }
  const scale = scaleOf([later, first], [undefined])
  expect(scale).toEqual({ zeros: [at(10)], from: 0, to: 64 * MICROS_PER_MINUTE })
  expect(scale && barsPath(first, scale)).toMatch(/^M0 /u)
  expect(scale && barsPath(later, scale)).toMatch(/^M126 /u)
})

it('places what another good run has by the start of that run', () => {
  const minutes = counted([61, 1], [62, 1])
  const entries = [{ template: { minutes } }, { goodRun: 1, template: { minutes } }, { template: {} }]
  expect(minutesOf(entries)).toEqual([
    { run: 0, minutes },
    { run: 1, minutes },
  ])
  expect(scaleOf(minutesOf(entries.slice(1)), [at(0), at(60)])).toMatchObject({ from: MICROS_PER_MINUTE })
})

it('says in words when there are most, and what has no time', () => {
  const lines = { ...counted([3, 2], [5, 41], [9, 41]), unplaced: 1 }
  expect(minutesText(lines, 'utc', at(0))).toBe('most, 41, within a minute from 12:05:00Z; 1 line without a time')
  expect(minutesText(lines, 'relative', at(0))).toMatch(/^most, 41, within a minute from \+5 min 00 s/u)
  expect(minutesText(counted([3, 2]), 'relative', undefined)).toBe('all within a minute from 12:03:00Z')
  expect(minutesText({ ...counted([3, 2]), unplaced: 40 }, 'utc', undefined)).toBe(
    'all that have a time, within a minute from 12:03:00Z; 40 lines without a time',
  )
})
