/*
 * Times are read by the place of their digits, and reckoned in whole numbers: a pattern with named groups costs many
 * times as much, and numbers that may be NaN twice as much.
 */

/** Stands for what cannot be read; everything that can is 0 or more. */
export const NONE = -1

const ZERO = 48
const COLON = 58
/** Of a month, in a common year, and of the months before it. */
const DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const DAYS_BEFORE = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
const DIGITS_OF_MICROS = 6

/** The number that two digits at `at` write, or NONE. */
export function pairAt(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO
  const ones = text.charCodeAt(at + 1) - ZERO
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NONE
}

/** The number that four digits at `at` write, or NONE. */
export function yearAt(text: string, at: number): number {
  const century = pairAt(text, at)
  const year = pairAt(text, at + 2)
  return century === NONE || year === NONE ? NONE : century * 100 + year
}

/** The number that `count` digits at `at` write, one or two, or NONE. */
export function dayAt(text: string, at: number, count: number): number {
  if (count === 2) return pairAt(text, at)
  const digit = text.charCodeAt(at) - ZERO
  return digit >= 0 && digit <= 9 ? digit : NONE
}

/** Seconds since midnight of the `hh:mm:ss` at `at`, or NONE where it names no time of day. */
export function clockAt(text: string, at: number): number {
  if (text.charCodeAt(at + 2) !== COLON || text.charCodeAt(at + 5) !== COLON) return NONE
  const hours = pairAt(text, at)
  const minutes = pairAt(text, at + 3)
  const seconds = pairAt(text, at + 6)
  if (hours === NONE || hours > 23 || minutes === NONE || minutes > 59 || seconds === NONE || seconds > 59) return NONE
  return (hours * 60 + minutes) * 60 + seconds
}

/** Microseconds of the fraction of a second that the digits from `from` up to `to` write, or NONE; what is finer is cut off. */
export function fractionAt(text: string, from: number, to: number): number {
  if (to <= from) return NONE
  const end = from + DIGITS_OF_MICROS
  let micros = 0
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - ZERO
    if (!(digit >= 0 && digit <= 9)) return NONE
    if (at < end) micros = micros * 10 + digit
  }
  for (let at = to; at < end; at++) micros *= 10
  return micros
}

/** False for a day that the calendar does not have. */
export function isDate(year: number, month: number, day: number): boolean {
  if (!(month >= 1 && month <= 12 && day >= 1)) return false
  return day <= (DAYS[month] ?? 0) + (month === 2 && isLeap(year) ? 1 : 0)
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** Days from 1970-01-01 to a date of the common era. */
export function daysSinceEpoch(year: number, month: number, day: number): number {
  const before = year - 1
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400)
  const sinceNewYear = (DAYS_BEFORE[month] ?? 0) + (month > 2 && isLeap(year) ? 1 : 0)
  return 365 * year + leapDays + sinceNewYear + day - EPOCH
}

/** 1970-01-01 by the same count, where the first day of a year counts as 1. */
const EPOCH = 719_528
