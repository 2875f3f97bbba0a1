import { instant, MICROS_PER_DAY, MICROS_PER_SECOND, type Instant } from '../../base/time.ts'
import type { TimeStyle } from '../../knowledge/schema.ts'

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
  klog: text => readYearless(KLOG.exec(text)?.groups),
  'journal-short': text => readYearless(MONTH_DAY.exec(text)?.groups),
  'ginkgo-v1': text => readYearless(MONTH_DAY.exec(text)?.groups),
  rfc3339: text => readAbsolute(RFC3339.exec(text)?.groups),
  'space-iso': text => readAbsolute(SPACE_ISO.exec(text)?.groups),
  ginkgo: text => readAbsolute(GINKGO.exec(text)?.groups),
  dmesg: text => readAbsolute(DMESG.exec(text)?.groups),
  rfc1123: text => readAbsolute(RFC1123.exec(text)?.groups),
  'since-boot': readSinceBoot,
  'epoch-micros': readEpochMicros,
}

const KLOG = /^(?<month>\d{2})(?<day>\d{2}) (?<clock>\d{2}:\d{2}:\d{2})(?:\.(?<fraction>\d{1,9}))?$/u
const MONTH_DAY =
  /^(?<monthName>[A-Z][a-z]{2}) +(?<day>\d{1,2}) (?<clock>\d{2}:\d{2}:\d{2})(?:\.(?<fraction>\d{1,9}))?$/u
const RFC3339 =
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})T(?<clock>\d{2}:\d{2}:\d{2})(?:\.(?<fraction>\d{1,12}))?(?<zone>Z|[+-]\d{2}:?\d{2})$/u
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

function readAbsolute(groups: Groups): TimeReading | undefined {
  const time = readYearless(groups)
  const year = groups?.['year'] === undefined ? 2000 + Number(groups?.['shortYear']) : Number(groups['year'])
  if (time === undefined || year < FIRST_YEAR || year > LAST_YEAR) return undefined
  const local = instantInYear(time, year)
  const offset = groups?.['zone'] === undefined ? 0 : zoneOffset(groups['zone'])
  if (local === undefined || offset === undefined) return undefined
  return { kind: 'absolute', at: instant(local - offset), zoned: groups?.['zone'] !== undefined }
}

function readYearless(groups: Groups): YearlessTime | undefined {
  const micros = clockMicros(groups?.['clock'], groups?.['fraction'])
  const monthName = groups?.['monthName']
  const month = monthName === undefined ? Number(groups?.['month']) : MONTHS.indexOf(monthName) + 1
  const day = Number(groups?.['day'])
  const leapYear = 2000
  return micros !== undefined && isDate(leapYear, month, day) ? { kind: 'yearless', month, day, micros } : undefined
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

function isDate(year: number, month: number, day: number): boolean {
  if (!(month >= 1 && month <= 12 && day >= 1)) return false
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return day <= daysInMonth
}

/** Days since 1970, of the UTC calendar. */
export function dayNumber(at: Instant): number {
  return Math.floor(at / MICROS_PER_DAY)
}
