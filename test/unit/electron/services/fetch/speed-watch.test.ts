import { expect, it } from 'vitest'
import { FETCH_LIMITS } from '../../../../../electron/services/fetch/limits.ts'
import { SpeedWatch } from '../../../../../electron/services/fetch/speed-watch.ts'

function watchAt(clock: { at: number }) {
  return new SpeedWatch({ ...FETCH_LIMITS, minBytesPerSecond: 100, minSpeedMs: 1_000 }, () => clock.at)
}

it('S49 says so only when a whole stretch of time was too slow', () => {
  const clock = { at: 0 }
  const watch = watchAt(clock)
  expect(watch.isTooSlow(1)).toBe(false)
  clock.at = 999
  expect(watch.isTooSlow(1)).toBe(false)
  clock.at = 1_000
  expect(watch.isTooSlow(1)).toBe(true)
})

it('S49 is content with just the least speed, and begins a new stretch then', () => {
  const clock = { at: 0 }
  const watch = watchAt(clock)
  clock.at = 1_000
  expect(watch.isTooSlow(100)).toBe(false)
  clock.at = 1_900
  expect(watch.isTooSlow(1)).toBe(false)
  clock.at = 2_000
  expect(watch.isTooSlow(1)).toBe(true)
})

it('S49 measures a long pause by what it brought at its end', () => {
  const clock = { at: 0 }
  const watch = watchAt(clock)
  clock.at = 10_000
  expect(watch.isTooSlow(999)).toBe(true)
  clock.at = 20_000
  expect(watch.isTooSlow(1_000)).toBe(false)
})
