import { instant, MICROS_PER_DAY, MICROS_PER_SECOND, type Instant } from '../../base/time.ts'
import type { TimeStyle } from '../../knowledge/schema.ts'
import { clockAt, dayAt, daysSinceEpoch, fractionAt, isDate, NONE, pairAt, yearAt } from './time-digits.ts'

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
const [SPACE, PLUS, COMMA, DASH, POINT, SLASH, COLON, LETTER_T, LETTER_Z] = [32, 43, 44, 45, 46, 47, 58, 84, 90]

function readKlog(text: string): TimeReading | undefined {
  return text.charCodeAt(4) === SPACE ? yearless(pairAt(text, 0), pairAt(text, 2), clockToEnd(text, 5)) : undefined
}

function readMonthDay(text: string): TimeReading | undefined {
  let at = 3
  while (text.charCodeAt(at) === SPACE) at++
  const digits = text.charCodeAt(at + 1) === SPACE ? 1 : 2
  if (at === 3 || text.charCodeAt(at + digits) !== SPACE) return undefined
  return yearless(monthAt(text, 0), dayAt(text, at, digits), clockToEnd(text, at + digits + 1))
}

function readRfc3339(text: string): TimeReading | undefined {
  if (text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH || text.charCodeAt(10) !== LETTER_T) return undefined
  const zone = zoneStart(text)
  const offset = zone > 11 + CLOCK + 1 + DIGITS_OF_RFC3339 ? undefined : zoneOffset(text, zone)
  if (offset === undefined) return undefined
  const at = instantOf(dateAt(text), clockUpTo(text, 11, zone))
  return at === undefined ? undefined : { kind: 'absolute', at: instant(at - offset), zoned: true }
}

/** Some programs write a comma for the point. */
function readSpaceIso(text: string): TimeReading | undefined {
  const separator = text.charCodeAt(10)
  if (!isDateMark(text.charCodeAt(4)) || !isDateMark(text.charCodeAt(7))) return undefined
  if (separator !== SPACE && separator !== LETTER_T) return undefined
  const pointed = text.charCodeAt(11 + CLOCK) === COMMA ? text.replace(',', '.') : text
  const at = instantOf(dateAt(text), clockToEnd(pointed, 11))
  return at === undefined ? undefined : { kind: 'absolute', at, zoned: false }
}

/** Days from 1970 to the `yyyy-mm-dd` that the text begins with, or NONE. */
function dateAt(text: string): number {
  const year = yearAt(text, 0)
  const month = pairAt(text, 5)
  const day = pairAt(text, 8)
  return isKnownYear(year) && isDate(year, month, day) ? daysSinceEpoch(year, month, day) : NONE
}

function isKnownYear(year: number): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR
}

function instantOf(days: number, micros: number): Instant | undefined {
  return days === NONE || micros === NONE ? undefined : instant(days * MICROS_PER_DAY + micros)
}

function isDateMark(code: number): boolean {
  return code === DASH || code === SLASH
}

/** Month first; trailing zeros of the fraction are trimmed, all of it may be gone (ginkgo: types/types.go). */
function readGinkgo(text: string): TimeReading | undefined {
  const isGinkgo = text.charCodeAt(2) === SLASH && text.charCodeAt(5) === SLASH && text.charCodeAt(8) === SPACE
  const year = pairAt(text, 6)
  if (!isGinkgo || year === NONE) return undefined
  return absolute(2000 + year, yearless(pairAt(text, 0), pairAt(text, 3), clockToEnd(text, 9)))
}

function readWords(groups: Readonly<Record<string, string | undefined>> | undefined): TimeReading | undefined {
  if (groups === undefined) return undefined
  const { month = '', day = '', clock = '', year = '', zone } = groups
  const offset = zone === 'GMT' || zone === 'UTC' || zone === undefined ? 0 : zoneOffset(zone, 0)
  if (offset === undefined) return undefined
  const time = yearless(monthAt(month, 0), dayAt(day, 0, day.length), clockToEnd(clock, 0))
  return absolute(yearAt(year, 0), time, zone === undefined ? undefined : offset)
}

function readSinceBoot(text: string): TimeReading | undefined {
  if (!SINCE_BOOT.test(text)) return undefined
  const point = text.indexOf('.')
  const fraction = point === -1 ? 0 : fractionAt(text, point + 1, text.length)
  const seconds = Number(point === -1 ? text : text.slice(0, point))
  return { kind: 'since-boot', micros: seconds * MICROS_PER_SECOND + fraction }
}

function readEpochMicros(text: string): TimeReading | undefined {
  if (!/^\d{1,16}$/u.test(text)) return undefined
  const at = Number(text)
  return at < Date.UTC(LAST_YEAR + 1, 0) * 1_000 ? { kind: 'absolute', at: instant(at), zoned: true } : undefined
}

/** Undefined where one of them is NONE, or the day does not exist. 29 February may be of a leap year. */
function yearless(month: number, day: number, micros: number): YearlessTime | undefined {
  return micros !== NONE && isDate(LEAP_YEAR, month, day) ? { kind: 'yearless', month, day, micros } : undefined
}

/** `offset` in microseconds; undefined where no zone is written. */
function absolute(year: number, time: YearlessTime | undefined, offset?: number): TimeReading | undefined {
  const local = time === undefined || !isKnownYear(year) ? undefined : instantInYear(time, year)
  if (local === undefined) return undefined
  return { kind: 'absolute', at: instant(local - (offset ?? 0)), zoned: offset !== undefined }
}

/** Microseconds since midnight of a clock that ends the text, with its fraction; NONE for anything else. */
function clockToEnd(text: string, at: number): number {
  return text.length > at + CLOCK + 1 + DIGITS_OF_FRACTION ? NONE : clockUpTo(text, at, text.length)
}

/** The same of a clock that ends where something else begins. */
function clockUpTo(text: string, at: number, end: number): number {
  const seconds = clockAt(text, at)
  const point = at + CLOCK
  if (seconds === NONE) return NONE
  if (end === point) return seconds * MICROS_PER_SECOND
  const fraction = text.charCodeAt(point) === POINT ? fractionAt(text, point + 1, end) : NONE
  return fraction === NONE ? NONE : seconds * MICROS_PER_SECOND + fraction
}

/** Where the zone at the end of a text begins, if there is one: `Z`, `+0100` or `-05:00`. */
function zoneStart(text: string): number {
  const { length } = text
  if (text.charCodeAt(length - 1) === LETTER_Z) return length - 1
  return text.charCodeAt(length - 3) === COLON ? length - 6 : length - 5
}

/** Of the zone that the text ends with, in microseconds; undefined for anything else. */
function zoneOffset(text: string, at: number): number | undefined {
  const mark = text.charCodeAt(at)
  if (mark === LETTER_Z) return at + 1 === text.length ? 0 : undefined
  const hours = pairAt(text, at + 1)
  const minutesAt = text.charCodeAt(at + 3) === COLON ? at + 4 : at + 3
  const minutes = pairAt(text, minutesAt)
  if (hours === NONE || hours > 23 || minutes === NONE || minutes > 59 || text.length !== minutesAt + 2)
    return undefined
  const offset = (hours * 60 + minutes) * 60 * MICROS_PER_SECOND
  return mark === DASH ? -offset : mark === PLUS ? offset : undefined
}

/** 1 … 12 of the English name that begins at `at`; 0 for any other word. */
function monthAt(text: string, at: number): number {
  const [first, second, third] = [text.charCodeAt(at), text.charCodeAt(at + 1), text.charCodeAt(at + 2)]
  const month = MONTH_BY_LETTERS[(second + third) % MONTH_BY_LETTERS.length] ?? 0
  return MONTH_CODES[month] === monthCode(first, second, third) ? month : 0
}

/** NONE where a letter is none of ASCII, which would make the code of another word. */
function monthCode(first: number, second: number, third: number): number {
  return (first | second | third) < 128 ? (first * 128 + second) * 128 + third : NONE
}

/** By the number of the month; 0 is none. */
const MONTH_CODES = [0, ...MONTHS.map(name => monthCode(name.charCodeAt(0), name.charCodeAt(1), name.charCodeAt(2)))]

/** The second and third letter tell the months apart, also in so few places. */
const MONTH_BY_LETTERS = MONTHS.reduce((places, name, index) => {
  places[(name.charCodeAt(1) + name.charCodeAt(2)) % places.length] = index + 1
  return places
}, new Uint8Array(32))

/** Days since 1970, of the UTC calendar. */
export function dayNumber(at: Instant): number {
  return Math.floor(at / MICROS_PER_DAY)
}
