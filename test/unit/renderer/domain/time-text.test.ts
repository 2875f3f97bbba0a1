import { afterEach, describe, expect, it, vi } from 'vitest'
import { instant } from '#shared/base/time.ts'
import { absoluteText, exactTimeText, timeText } from '../../../../renderer/domain/time-text.ts'

const start = instant(1_741_173_967_000_000)
const at = (micros: number) => instant(start + micros)
const minutesEastOfUtc = (minutes: number) =>
  void vi.spyOn(Date.prototype, 'getTimezoneOffset').mockReturnValue(-minutes)

afterEach(() => void vi.restoreAllMocks())

describe('local times', () => {
  it('name their distance from UTC', () => {
    minutesEastOfUtc(60)
    expect(timeText(start, 'local', undefined)).toBe('2025-03-05 12:26:07+01:00')
  })

  it('are right west of it, and where the distance is no whole hour', () => {
    minutesEastOfUtc(-210)
    expect(timeText(start, 'local', undefined)).toBe('2025-03-05 07:56:07-03:30')
    minutesEastOfUtc(345)
    expect(timeText(start, 'local', undefined)).toBe('2025-03-05 17:11:07+05:45')
  })

  it('stay the same instant for who reads them', () => {
    minutesEastOfUtc(-480)
    expect(Date.parse(timeText(start, 'local', undefined).replace(' ', 'T')) * 1000).toBe(start)
  })
})

describe('exact times', () => {
  it('keep what the artifact says of a second', () => {
    expect(exactTimeText(at(120_004), 'utc', start)).toBe('2025-03-05 11:26:07.120004Z')
  })

  it('count from the start as a stop watch does', () => {
    const texts = [0, 7_000_000, 724_120_000, 3_607_000_001, -90_500_000].map(micros =>
      exactTimeText(at(micros), 'relative', start),
    )
    expect(texts).toEqual(['+0:00', '+0:07', '+12:04.120', '+1:00:07.000001', '−1:30.500'])
  })

  it('fall back to UTC when the start is not known', () => {
    expect(exactTimeText(start, 'relative', undefined)).toBe('2025-03-05 11:26:07Z')
  })
})

describe('absoluteText', () => {
  it('names a zone also for who chose relative times', () => {
    expect(absoluteText(start, 'relative')).toBe('2025-03-05 11:26:07Z')
  })
})
