import { instant, MICROS_PER_DAY, MICROS_PER_SECOND, type Instant } from '../../base/time.ts'
import type { TimeStyle } from '../../knowledge/schema.ts'
import { clockAt, fractionAt, fractionEnd, twoDigits } from './time-digits.ts'

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
  return isDate(year, month, day) ? instant(Date.UTC(year, month - 1, day) * 1_000 + micros) : undefined
}

type Reader = (text: string) => TimeReading | undefined

const READERS: Readonly<Record<TimeStyle, Reader>> = {
  klog: readKlog,
  'journal-short': readMonthDay,
  'ginkgo-v1': readMonthDay,
  rfc3339: readRfc3339,
  'space-iso': text => readAbsolute(SPACE_ISO.exec(text)?.groups),
  ginkgo: text => readAbsolute(GINKGO.exec(text)?.groups),
  dmesg: text => readAbsolute(DMESG.exec(text)?.groups),
  rfc1123: text => readAbsolute(RFC1123.exec(text)?.groups),
  'since-boot': readSinceBoot,
  'epoch-micros': readEpochMicros,
}

/** An offset as RFC 3339 has it, and one without its colon. */
const ZONE = /^[+-]\d{2}:?\d{2}$/u
const SPACE_ISO =
  /^(?<year>\d{4})[-/](?<month>\d{2})[-/](?<day>\d{2})[ T](?<clock>\d{2}:\d{2}:\d{2})(?:[.,](?<fraction>\d{1,9}))?$/u
// Month first, trailing zeros of the fraction trimmed, the fraction may be gone (ginkgo: types/types.go).
const GINKGO =
  /^(?<month>\d{2})\/(?<day>\d{2})\/(?<shortYear>\d{2}) (?<clock>\d{2}:\d{2}:\d{2})(?:\.(?<fraction>\d{1,9}))?$/u
const DMESG = /^[A-Z][a-z]{2} (?<monthName>[A-Z][a-z]{2}) +(?<day>\d{1,2}) (?<clock>\d{2}:\d{2}:\d{2}) (?<year>\d{4})$/u
const RFC1123 =
  /^[A-Z][a-z]{2}, (?<day>\d{1,2}) (?<monthName>[A-Z][a-z]{2}) (?<year>\d{4}) (?<clock>\d{2}:\d{2}:\d{2}) (?<zone>[+-]\d{4}|GMT|UTC)$/u
const SINCE_BOOT = /^(?<seconds>\d{1,9})(?:\.(?<fraction>\d{1,9}))?$/u

type Groups = Readonly<Record<string, string | undefined>> | undefined

/** Which word of a style is the month's name. */
const MONTH_PLACES: Readonly<Partial<Record<TimeStyle, number>>> = { 'journal-short': 0, 'ginkgo-v1': 0, dmesg: 1 }

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Instants are exact and printable in these years; a time outside is a broken clock. */
const FIRST_YEAR = 1970
const LAST_YEAR = 2254

/** `MMDD hh:mm:ss.ffffff` */
function readKlog(text: string): YearlessTime | undefined {
  if (text[4] !== ' ') return undefined
  return yearless(twoDigits(text, 0), twoDigits(text, 2), timeToEnd(text, 5))
}

/** `Mar  5 hh:mm:ss`, with or without a fraction. */
function readMonthDay(text: string): YearlessTime | undefined {
  if (text[3] !== ' ') return undefined
  let at = 4
  while (text[at] === ' ') at++
  const space = text.indexOf(' ', at)
  const day = space === at + 1 ? twoDigits(`0${text[at]}`, 0) : twoDigits(text, at)
  if (space !== at + 1 && space !== at + 2) return undefined
  return yearless(MONTHS.indexOf(text.slice(0, 3)) + 1, day, timeToEnd(text, space + 1))
}

/** `YYYY-MM-DDThh:mm:ss.fffffffffZ`, or an offset in place of the Z. */
function readRfc3339(text: string): TimeReading | undefined {
  if (text[4] !== '-' || text[7] !== '-' || text[10] !== 'T') return undefined
  const end = fractionEnd(text, 19, 12)
  const time = yearless(twoDigits(text, 5), twoDigits(text, 8), clockAt(text, 11) + fractionAt(text, 19, end))
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2)
  // Most are in UTC, and a pattern takes longer than all the rest.
  const zone = text[end] === 'Z' ? 'Z' : text.slice(end)
  const isZone = zone === 'Z' ? end + 1 === text.length : ZONE.test(zone)
  return time !== undefined && isZone ? absolute(time, year, zone) : undefined
}

/** A time of day with which the text ends, in microseconds. */
function timeToEnd(text: string, at: number): number {
  const end = fractionEnd(text, at + 8, 9)
  return end === text.length ? clockAt(text, at) + fractionAt(text, at + 8, end) : NaN
}

function readAbsolute(groups: Groups): TimeReading | undefined {
  const time = readYearless(groups)
  const year = groups?.['year'] === undefined ? 2000 + Number(groups?.['shortYear']) : Number(groups['year'])
  return time === undefined ? undefined : absolute(time, year, groups?.['zone'])
}

function absolute(time: YearlessTime, year: number, zone: string | undefined): TimeReading | undefined {
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) return undefined
  const local = instantInYear(time, year)
  const offset = zone === undefined || zone === 'Z' ? 0 : zoneOffset(zone)
  if (local === undefined || offset === undefined) return undefined
  return { kind: 'absolute', at: instant(local - offset), zoned: zone !== undefined }
}

function readYearless(groups: Groups): YearlessTime | undefined {
  const monthName = groups?.['monthName']
  const month = monthName === undefined ? Number(groups?.['month']) : MONTHS.indexOf(monthName) + 1
  return yearless(month, Number(groups?.['day']), clockMicros(groups?.['clock'], groups?.['fraction']) ?? NaN)
}

function yearless(month: number, day: number, micros: number): YearlessTime | undefined {
  const leapYear = 2000
  return micros >= 0 && isDate(leapYear, month, day) ? { kind: 'yearless', month, day, micros } : undefined
}

function readSinceBoot(text: string): TimeReading | undefined {
  const groups = SINCE_BOOT.exec(text)?.groups
  if (groups === undefined) return undefined
  return {
    kind: 'since-boot',
    micros: Number(groups['seconds']) * MICROS_PER_SECOND + fractionMicros(groups['fraction']),
  }
}

function readEpochMicros(text: string): TimeReading | undefined {
  if (!/^\d{1,16}$/u.test(text)) return undefined
  const at = Number(text)
  return at < Date.UTC(LAST_YEAR + 1, 0) * 1_000 ? { kind: 'absolute', at: instant(at), zoned: true } : undefined
}

/** Of `hh:mm:ss`, whose digits the caller's pattern has checked. */
function clockMicros(clock: string | undefined, fraction: string | undefined): number | undefined {
  const [hours = 24, minutes = 60, seconds = 60] = clock?.split(':').map(Number) ?? []
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined
  return ((hours * 60 + minutes) * 60 + seconds) * MICROS_PER_SECOND + fractionMicros(fraction)
}

/** Digits behind the decimal point; what is finer than a microsecond is cut off. */
function fractionMicros(fraction = ''): number {
  return Number(fraction.slice(0, 6).padEnd(6, '0'))
}

/** Of `Z`, `GMT`, `+0100`, `-05:00`. */
function zoneOffset(zone: string): number | undefined {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/u.exec(zone) ?? []
  if (sign === undefined) return 0
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60 * MICROS_PER_SECOND
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function isDate(year: number, month: number, day: number): boolean {
  if (!(day >= 1 && day <= (DAYS[month - 1] ?? 0))) return false
  return month !== 2 || day < 29 || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0))
}

/** Days since 1970, of the UTC calendar. */
export function dayNumber(at: Instant): number {
  return Math.floor(at / MICROS_PER_DAY)
}
