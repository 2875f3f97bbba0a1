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

const PATTERNS = {
  klog: /^\d{4} \d{2}:\d{2}:\d{2}(?:\.\d{1,9})?$/u,
  'journal-short': /^[A-Z][a-z]{2} +\d{1,2} \d{2}:\d{2}:\d{2}(?:\.\d{1,9})?$/u,
  'ginkgo-v1': /^[A-Z][a-z]{2} +\d{1,2} \d{2}:\d{2}:\d{2}(?:\.\d{1,9})?$/u,
  rfc3339: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,12})?(?:Z|[+-]\d{2}:?\d{2})$/u,
} as const

test('reads of the common styles what their pattern allows, where one character is changed, and nothing else', () => {
  const written = fc.constantFrom(
    ['klog', '0305 11:26:07.123456'],
    ['klog', '1231 23:59:59'],
    ['journal-short', 'Mar  5 11:26:07'],
    ['journal-short', 'Mar 05 11:26:07.5'],
    ['ginkgo-v1', 'Dec 31 23:59:59.123'],
    ['rfc3339', '2025-03-05T11:26:07.123456789Z'],
    ['rfc3339', '2024-02-29T23:59:59+01:00'],
    ['rfc3339', '2025-03-05T11:26:07.123456789012-0530'],
  ) satisfies fc.Arbitrary<readonly [keyof typeof PATTERNS, string]>
  const change = fc.constantFrom('', ' ', '0', '1', '2', '3', '6', '9', 'x', ':', '.', '-', 'T', 'Z', '\n', '\u0663')
  fc.assert(
    fc.property(written, fc.tuple(fc.nat(40), change, fc.boolean()), ([style, text], [at, put, isMore]) => {
      const changed = text.slice(0, at) + put + text.slice(isMore ? at : at + 1)
      const reading = parseTime(changed, style)
      if (!PATTERNS[style].test(changed)) expect(reading).toBeUndefined()
      else if (reading !== undefined) {
        const clock = /(\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?/u.exec(changed) ?? []
        const [hours = 0, minutes = 0, seconds = 0] = clock.slice(1, 4).map(Number)
        const micros =
          ((hours * 60 + minutes) * 60 + seconds) * 1e6 + Number((clock[4] ?? '').slice(0, 6).padEnd(6, '0'))
        if (reading.kind === 'yearless') expect(reading.micros).toBe(micros)
        else if (reading.kind === 'absolute') expect(reading.at % 60_000_000).toBe(micros % 60_000_000)
      }
    }),
    { numRuns: 3000 },
  )
})
