import { describe, expect, it } from 'vitest'
import { MICROS_PER_DAY, MICROS_PER_SECOND, formatDuration, formatInstant, instant } from '#shared/base/time.ts'

const at = (iso: string, micros = 0) => instant(Date.parse(iso) * 1_000 + micros)

describe('formatInstant', () => {
  it.each([
    [at('2025-03-05T11:26:07Z'), '2025-03-05T11:26:07Z'],
    [at('2025-03-05T11:26:07.123Z', 456), '2025-03-05T11:26:07.123456Z'],
    [at('2025-03-05T11:26:07Z', 1), '2025-03-05T11:26:07.000001Z'],
    [instant(0), '1970-01-01T00:00:00Z'],
    [instant(-1), '1969-12-31T23:59:59.999999Z'],
    [at('9999-12-31T23:59:59Z'), '9999-12-31T23:59:59Z'],
  ])('writes %d as %s', (time, text) => {
    expect(formatInstant(time)).toBe(text)
  })

  it.each([at('9999-12-31T23:59:59Z') + MICROS_PER_SECOND, Number.NaN, Number.POSITIVE_INFINITY, -1e20])(
    'says so of %d, which no four-digit year holds',
    time => {
      expect(formatInstant(instant(time))).toBe('time out of range')
    },
  )
})

describe('formatDuration', () => {
  it.each([
    [0, '0.0 s'],
    [12_340_000, '12 s'],
    [1_260_000, '1.3 s'],
    [59_400_000, '59 s'],
    [184 * MICROS_PER_SECOND, '3 min 04 s'],
    [3_600 * MICROS_PER_SECOND, '1 h 00 min'],
    [MICROS_PER_DAY, '24 h 00 min'],
    [-61 * MICROS_PER_SECOND, '−1 min 01 s'],
  ])('writes %d as %s', (micros, text) => {
    expect(formatDuration(micros)).toBe(text)
  })

  it('never writes sixty seconds or ten with a fraction', () => {
    expect([59_700_000, 9_960_000].map(formatDuration)).toEqual(['1 min 00 s', '10 s'])
  })
})
