import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseTime } from '#shared/analysis/clock/parse-time.ts'
import { daysSinceEpoch, isDate } from '#shared/analysis/clock/time-digits.ts'
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

/** The shape of each style, as its writers document it; whether the calendar has the day is another question. */
const SHAPES: Readonly<Record<TimeStyle, RegExp>> = {
  klog: /^\d{4} \d{2}:\d{2}:\d{2}(?:\.\d{1,9})?$/u,
  rfc3339: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,12})?(?:Z|[+-]\d{2}:?\d{2})$/u,
  'journal-short': /^[A-Z][a-z]{2} +\d{1,2} \d{2}:\d{2}:\d{2}(?:\.\d{1,9})?$/u,
  'space-iso': /^\d{4}[-/]\d{2}[-/]\d{2}[ T]\d{2}:\d{2}:\d{2}(?:[.,]\d{1,9})?$/u,
  ginkgo: /^\d{2}\/\d{2}\/\d{2} \d{2}:\d{2}:\d{2}(?:\.\d{1,9})?$/u,
  'ginkgo-v1': /^[A-Z][a-z]{2} +\d{1,2} \d{2}:\d{2}:\d{2}(?:\.\d{1,9})?$/u,
  'since-boot': /^\d{1,9}(?:\.\d{1,9})?$/u,
  'epoch-micros': /^\d{1,16}$/u,
  dmesg: /^[A-Z][a-z]{2} [A-Z][a-z]{2} +\d{1,2} \d{2}:\d{2}:\d{2} \d{4}$/u,
  rfc1123: /^[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} (?:[+-]\d{4}|GMT|UTC)$/u,
}

test('of a time that was changed by a few characters, only what still has the shape of its style is read', () => {
  const times: readonly (readonly [TimeStyle, string])[] = [
    ['klog', '0305 11:26:07.123456'],
    ['rfc3339', '2025-03-05T11:26:07.123456789Z'],
    ['rfc3339', '2025-03-05T11:26:07-05:30'],
    ['journal-short', 'Mar  5 11:26:07.123'],
    ['space-iso', '2025/03/05 11:26:07,123'],
    ['ginkgo', '03/05/25 11:26:07.12'],
    ['since-boot', '12.345678'],
    ['dmesg', 'Wed Mar  5 11:20:01 2025'],
    ['rfc1123', 'Wed, 05 Mar 2025 11:20:33 +0000'],
  ]
  const edit = fc.tuple(fc.nat(31), fc.nat(1), fc.constantFrom('', ...Array.from('0159:-/.,TZ+ Ma')))
  fc.assert(
    fc.property(fc.constantFrom(...times), fc.array(edit, { maxLength: 2 }), ([style, time], edits) => {
      const text = edits.reduce((before, [at, cut, put]) => before.slice(0, at) + put + before.slice(at + cut), time)
      if (!SHAPES[style].test(text)) expect(parseTime(text, style)).toBeUndefined()
      else if (edits.length === 0) expect(parseTime(text, style)).toBeDefined()
    }),
    { numRuns: 2000 },
  )
})

test('days and their number since 1970 are those of the calendar', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2400 }), fc.nat(13), fc.nat(32), (year, month, day) => {
      const date = new Date(0)
      date.setUTCFullYear(year, month - 1, day)
      const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && month >= 1
      expect(isDate(year, month, day)).toBe(isReal)
      if (isReal) expect(daysSinceEpoch(year, month, day)).toBe(date.getTime() / 86_400_000)
    }),
    { numRuns: 2000 },
  )
})

test('no word but the name of a month is one', () => {
  const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
  const letter = fc.integer({ min: 0x21, max: 0x3_fff }).map(code => String.fromCharCode(code))
  /** As near to a name as a code that mixes its letters can come: one letter lower, the next so much higher. */
  const near = fc.tuple(fc.constantFrom(...names), fc.nat(1), fc.constantFrom(128, 256)).map(([name, at, base]) => {
    const codes = Array.from(
      name,
      (each, place) => each.charCodeAt(0) + (place === at ? -1 : place === at + 1 ? base : 0),
    )
    return String.fromCharCode(...codes)
  })
  const word = fc.oneof(
    near,
    fc.tuple(letter, letter, letter).map(letters => letters.join('')),
  )
  fc.assert(
    fc.property(word, name => {
      expect(parseTime(`${name} 19 11:08:37`, 'journal-short') === undefined).toBe(!names.includes(name))
    }),
  )
})
