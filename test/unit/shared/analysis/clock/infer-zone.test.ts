import { describe, expect, test } from 'vitest'
import { placeLocal, zonePeriods, type ZoneVotes } from '#shared/analysis/clock/infer-zone.ts'
import { instant, MICROS_PER_SECOND } from '#shared/base/time.ts'

const HOUR = 3_600 * MICROS_PER_SECOND

/** `[offset in hours, number of lines, first hour, last hour]` of each stretch. */
function votesOf(...stretches: readonly (readonly [number, number, number, number])[]): readonly ZoneVotes[] {
  return stretches.map(([offset, count, from, to]) => ({
    offset: offset * HOUR,
    count,
    from: instant(from * HOUR),
    to: instant(to * HOUR),
  }))
}
const offsets = (votes: readonly ZoneVotes[]) => zonePeriods(votes).map(({ offset }) => offset / HOUR)

describe('the zone that lines with two clocks show', () => {
  test('is that of most, and one that was written late changes nothing', () => {
    expect(offsets(votesOf([-7, 50, 0, 1], [-8, 1, 1, 1], [-7, 20, 1, 2]))).toEqual([-7])
  })

  test('changes with summer time, but not for a single line on either side', () => {
    expect(offsets(votesOf([-8, 50, 0, 1], [-7, 1, 1, 1], [-8, 20, 1, 2], [-7, 50, 2, 4]))).toEqual([-8, -7])
  })

  test('is not known where two that are no change of the clock show equally often', () => {
    expect(offsets(votesOf([-8, 10, 0, 1], [2, 10, 1, 2]))).toEqual([])
  })
})

test('a local time is not placed between two zones when both would fit', () => {
  const periods = zonePeriods(votesOf([-7, 5, 0, 1], [-8, 5, 6, 7]))
  const local = (hour: number, offset: number) => hour * HOUR + offset * HOUR
  expect(placeLocal(local(0.5, -7), periods, instant(0.4 * HOUR))).toBe(0.5 * HOUR)
  expect(placeLocal(local(3, -7), periods, instant(1 * HOUR))).toBeUndefined()
  expect(placeLocal(local(6.5, -8), periods, instant(6.4 * HOUR))).toBe(6.5 * HOUR)
})
