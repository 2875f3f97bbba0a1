import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseTime } from '#shared/analysis/clock/parse-time.ts'
import { formatInstant, instant } from '#shared/base/time.ts'
import type { TimeStyle } from '#shared/knowledge/schema.ts'

const STYLES: readonly TimeStyle[] = [
  'klog',
  'rfc3339',
  'journal-short',
  'space-iso',
  'ginkgo',
  'ginkgo-v1',
  'since-boot',
  'epoch-micros',
  'dmesg',
  'rfc1123',
]
/** The last microsecond of the year 2254. */
const LAST = Date.UTC(2255, 0) * 1_000 - 1

test('an instant written as RFC 3339 is read as the same instant', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: LAST }), at => {
      expect(parseTime(formatInstant(instant(at)), 'rfc3339')).toEqual({ kind: 'absolute', at, zoned: true })
    }),
  )
})

test('an offset moves the instant by itself', () => {
  const offset = fc.tuple(fc.constantFrom(1, -1), fc.nat(23), fc.nat(59), fc.boolean())
  fc.assert(
    fc.property(fc.integer({ min: 0, max: LAST }), offset, (at, [sign, hours, minutes, colon]) => {
      const two = (value: number) => String(value).padStart(2, '0')
      const text = formatInstant(instant(at)).replace(
        'Z',
        `${sign < 0 ? '-' : '+'}${two(hours)}${colon ? ':' : ''}${two(minutes)}`,
      )
      expect(parseTime(text, 'rfc3339')).toEqual({
        kind: 'absolute',
        at: at - sign * (hours * 60 + minutes) * 60_000_000,
        zoned: true,
      })
    }),
  )
})

test('never throws and gives whole microseconds', () => {
  const digits = fc
    .array(fc.constantFrom(...Array.from('0123456789:-/.,TZ+ MarFebWed')), { maxLength: 30 })
    .map(parts => parts.join(''))
  fc.assert(
    fc.property(fc.constantFrom(...STYLES), fc.oneof(fc.string(), digits), (style, text) => {
      const reading = parseTime(text, style)
      if (reading !== undefined)
        expect(Number.isSafeInteger(reading.kind === 'absolute' ? reading.at : reading.micros)).toBe(true)
    }),
    { numRuns: 1000 },
  )
})
