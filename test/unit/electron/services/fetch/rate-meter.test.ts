import { expect, it } from 'vitest'
import { RateMeter } from '../../../../../electron/services/fetch/rate-meter.ts'

function meterAt(clock: { at: number }) {
  return new RateMeter(() => clock.at)
}

it('knows no rate before half a second is over', () => {
  const clock = { at: 0 }
  const meter = meterAt(clock)
  expect(meter.bytesPerSecond).toBeUndefined()
  meter.add(1_000)
  clock.at = 499
  expect(meter.bytesPerSecond).toBeUndefined()
  clock.at = 500
  expect(meter.bytesPerSecond).toBe(2_000)
})

it('tells the rate of the last three seconds', () => {
  const clock = { at: 0 }
  const meter = meterAt(clock)
  for (; clock.at < 10_000; clock.at += 100) meter.add(100)
  expect(meter.bytesPerSecond).toBeCloseTo(1_000, 0)
  for (; clock.at < 20_000; clock.at += 100) meter.add(1_000)
  expect(meter.bytesPerSecond).toBeCloseTo(10_000, 0)
})

it('forgets a rate when nothing came for so long', () => {
  const clock = { at: 0 }
  const meter = meterAt(clock)
  meter.add(1_000)
  clock.at = 3_500
  expect(meter.bytesPerSecond).toBeUndefined()
})
