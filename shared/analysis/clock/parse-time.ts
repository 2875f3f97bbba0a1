import { instant, MICROS_PER_DAY, MICROS_PER_SECOND, type Instant } from '../../base/time.ts'
import type { TimeStyle } from '../../knowledge/schema.ts'
import { clockAt, daysSinceEpoch, digitsAt, fractionEnd, fractionMicros, isDate } from './time-digits.ts'

/**
 * What the text of a time says, and no more:
 * - `absolute`: date and time; `zoned` = the zone is written, else `at` is as if it were UTC
 * - `yearless`: date and time of an unknown year, in an unwritten zone
 * - `since-boot`: a distance from the machine's start
 */
export type TimeReading =
  | { readonly kind: 'absolute'; readonly at: Instant; readonly zoned: boolean }
  | YearlessTime
  | { readonly kind: 'since-boot'; readonly micros: number }

export interface YearlessTime {
  readonly kind: 'yearless'
  /** 1 … 12. */
  readonly month: number
  /** 1 … 31; 29 February is possible. */
  readonly day: number
  /** Microseconds since midnight. */
  readonly micros: number
}

/** Undefined when the text is not of the style, or names no real time: month 13, 25:00, `juin`. Never guesses. */
export function parseTime(text: string, style: TimeStyle): TimeReading | undefined {
  return READERS[style](text)
}

/** True for the time of another language, `août 19 11:08:37`: what does not begin with an English month is not guessed. */
export function namesUnknownMonth(text: string, style: TimeStyle): boolean {
  const place = MONTH_PLACES[style]
  return place !== undefined && !MONTHS.includes(text.split(' ')[place] ?? '')
}

/** The instant of a time of day in a year, as if in UTC; undefined for 29 February of a common year. */
export function instantInYear({ month, day, micros }: YearlessTime, year: number): Instant | undefined {
  return isDate(year, month, day) ? instant(daysSinceEpoch(year, month, day) * MICROS_PER_DAY + micros) : undefined
}

type Reader = (text: string) => TimeReading | undefined

const READERS: Readonly<Record<TimeStyle, Reader>> = {
  klog: readKlog,
  'journal-short': readMonthDay,
  'ginkgo-v1': readMonthDay,
  rfc3339: readRfc3339,
  'space-iso': readSpaceIso,
  ginkgo: readGinkgo,
  dmesg: text => readWords(DMESG.exec(text)?.groups),
  rfc1123: text => readWords(RFC1123.exec(text)?.groups),
  'since-boot': readSinceBoot,
  'epoch-micros': readEpochMicros,
}

const DMESG = /^[A-Z][a-z]{2} (?<month>[A-Z][a-z]{2}) +(?<day>\d{1,2}) (?<clock>\d{2}:\d{2}:\d{2}) (?<year>\d{4})$/u
const RFC1123 =
  /^[A-Z][a-z]{2}, (?<day>\d{1,2}) (?<month>[A-Z][a-z]{2}) (?<year>\d{4}) (?<clock>\d{2}:\d{2}:\d{2}) (?<zone>[+-]\d{4}|GMT|UTC)$/u
const SINCE_BOOT = /^\d{1,9}(?:\.\d{1,9})?$/u

/** Which word of a style is the month's name. */
const MONTH_PLACES: Readonly<Partial<Record<TimeStyle, number>>> = { 'journal-short': 0, 'ginkgo-v1': 0, dmesg: 1 }

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Instants are exact and printable in these years; a time outside is a broken clock. */
const FIRST_YEAR = 1970
const LAST_YEAR = 2254
const LEAP_YEAR = 2000

const CLOCK = 'hh:mm:ss'.length
const DIGITS_OF_FRACTION = 9
const DIGITS_OF_RFC3339 = 12

function readKlog(text: string): TimeReading | undefined {
  return text[4] === ' ' ? yearless(digitsAt(text, 0, 2), digitsAt(text, 2, 2), clockToEnd(text, 5)) : undefined
}

function readMonthDay(text: string): TimeReading | undefined {
  let dayAt = 3
  while (text[dayAt] === ' ') dayAt++
  const digits = text[dayAt + 1] === ' ' ? 1 : 2
  if (dayAt === 3 || text[dayAt + digits] !== ' ') return undefined
  return yearless(monthNamed(text.slice(0, 3)), digitsAt(text, dayAt, digits), clockToEnd(text, dayAt + digits + 1))
}

function readRfc3339(text: string): TimeReading | undefined {
  if (text[4] !== '-' || text[7] !== '-' || text[10] !== 'T') return undefined
  const seconds = 11 + CLOCK
  const end = fractionEnd(text, seconds, '.')
  const isShort = end <= seconds + 1 + DIGITS_OF_RFC3339
  const micros = isShort ? clockAt(text, 11) + fractionMicros(text, seconds, end) : NaN
  const time = yearless(digitsAt(text, 5, 2), digitsAt(text, 8, 2), micros)
  return absolute(time, digitsAt(text, 0, 4), zoneOffset(text, end))
}

function readSpaceIso(text: string): TimeReading | undefined {
  const isIso = '-/'.includes(text.charAt(4)) && '-/'.includes(text.charAt(7)) && ' T'.includes(text.charAt(10))
  if (text.length < 11 + CLOCK || !isIso) return undefined
  const time = yearless(digitsAt(text, 5, 2), digitsAt(text, 8, 2), clockToEnd(text, 11, '.,'))
  return absolute(time, digitsAt(text, 0, 4), undefined)
}

/** Month first; trailing zeros of the fraction are trimmed, all of it may be gone (ginkgo: types/types.go). */
function readGinkgo(text: string): TimeReading | undefined {
  if (text[2] !== '/' || text[5] !== '/' || text[8] !== ' ') return undefined
  const time = yearless(digitsAt(text, 0, 2), digitsAt(text, 3, 2), clockToEnd(text, 9))
  return absolute(time, 2000 + digitsAt(text, 6, 2), undefined)
}

function readWords(groups: Readonly<Record<string, string | undefined>> | undefined): TimeReading | undefined {
  const { month = '', day = '', clock = '', year = '', zone } = groups ?? {}
  const time = yearless(monthNamed(month), digitsAt(day, 0, day.length), clockAt(clock, 0))
  const offset = zone === 'GMT' || zone === 'UTC' ? 0 : zone === undefined ? undefined : zoneOffset(zone, 0)
  return absolute(time, digitsAt(year, 0, year.length), offset)
}

function readSinceBoot(text: string): TimeReading | undefined {
  if (!SINCE_BOOT.test(text)) return undefined
  const point = text.includes('.') ? text.indexOf('.') : text.length
  const micros = Number(text.slice(0, point)) * MICROS_PER_SECOND + fractionMicros(text, point, text.length)
  return { kind: 'since-boot', micros }
}

function readEpochMicros(text: string): TimeReading | undefined {
  if (!/^\d{1,16}$/u.test(text)) return undefined
  const at = Number(text)
  return at < Date.UTC(LAST_YEAR + 1, 0) * 1_000 ? { kind: 'absolute', at: instant(at), zoned: true } : undefined
}

/** Numbers that are NaN name no time. 29 February may be of a leap year. */
function yearless(month: number, day: number, micros: number): YearlessTime | undefined {
  return micros >= 0 && isDate(LEAP_YEAR, month, day) ? { kind: 'yearless', month, day, micros } : undefined
}

/** `offset` in microseconds; undefined where no zone is written, NaN where it is none. */
function absolute(time: YearlessTime | undefined, year: number, offset: number | undefined): TimeReading | undefined {
  if (time === undefined || !(year >= FIRST_YEAR && year <= LAST_YEAR) || Number.isNaN(offset)) return undefined
  const local = instantInYear(time, year)
  if (local === undefined) return undefined
  return { kind: 'absolute', at: instant(local - (offset ?? 0)), zoned: offset !== undefined }
}

/** Microseconds since midnight of a clock that ends the text, with its fraction; NaN for anything else. */
function clockToEnd(text: string, at: number, points = '.'): number {
  const seconds = at + CLOCK
  const end = fractionEnd(text, seconds, points)
  if (end !== text.length || end > seconds + 1 + DIGITS_OF_FRACTION) return NaN
  return clockAt(text, at) + fractionMicros(text, seconds, end)
}

/** Of `Z`, `+0100`, `-05:00` at the end of the text, in microseconds; NaN for anything else. */
function zoneOffset(text: string, at: number): number {
  if (text[at] === 'Z') return at + 1 === text.length ? 0 : NaN
  const sign = text[at] === '-' ? -1 : text[at] === '+' ? 1 : NaN
  const minutesAt = text[at + 3] === ':' ? at + 4 : at + 3
  const [hours, minutes] = [digitsAt(text, at + 1, 2), digitsAt(text, minutesAt, 2)]
  if (!(hours <= 23 && minutes <= 59) || text.length !== minutesAt + 2) return NaN
  return sign * (hours * 60 + minutes) * 60 * MICROS_PER_SECOND
}

/** 1 … 12; 0 for a word that is no English month. */
function monthNamed(name: string): number {
  return MONTHS.indexOf(name) + 1
}

/** Days since 1970, of the UTC calendar. */
export function dayNumber(at: Instant): number {
  return Math.floor(at / MICROS_PER_DAY)
}
