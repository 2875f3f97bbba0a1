import { MICROS_PER_SECOND } from '../../base/time.ts'

/*
 * Times are read by the place of their digits: this runs for every line that is cited, where a pattern with named
 * groups costs many times as much. What is no digit makes a number NaN, and a sum with NaN stays NaN.
 */

const ZERO = 48
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** The number that `count` digits at `at` write; NaN when one of them is none. */
export function digitsAt(text: string, at: number, count: number): number {
  let value = 0
  for (let place = at; place < at + count; place++) {
    const digit = text.charCodeAt(place) - ZERO
    if (!(digit >= 0 && digit <= 9)) return NaN
    value = value * 10 + digit
  }
  return value
}

/** Microseconds since midnight of the `hh:mm:ss` at `at`; NaN when it names no time of day. */
export function clockAt(text: string, at: number): number {
  const [hours, minutes, seconds] = [digitsAt(text, at, 2), digitsAt(text, at + 3, 2), digitsAt(text, at + 6, 2)]
  const isClock = text[at + 2] === ':' && text[at + 5] === ':' && hours <= 23 && minutes <= 59 && seconds <= 59
  return isClock ? ((hours * 60 + minutes) * 60 + seconds) * MICROS_PER_SECOND : NaN
}

/**
 * Where a fraction of a second ends that begins at `at` with one of the `points`. `at` where there is none; NaN where
 * no digit follows the point.
 */
export function fractionEnd(text: string, at: number, points: string): number {
  if (at >= text.length || !points.includes(text.charAt(at))) return at
  let end = at + 1
  while (isDigit(text.charCodeAt(end))) end++
  return end > at + 1 ? end : NaN
}

/** Microseconds of the fraction between `at`, its point, and `end`; what is finer is cut off. */
export function fractionMicros(text: string, at: number, end: number): number {
  let micros = 0
  for (let place = at + 1; place <= at + 6; place++)
    micros = micros * 10 + (place < end ? text.charCodeAt(place) - ZERO : 0)
  return micros
}

/** False for a day that the calendar does not have, and for NaN. */
export function isDate(year: number, month: number, day: number): boolean {
  if (!(month >= 1 && month <= 12 && day >= 1)) return false
  const leapDay = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0
  return day <= (DAYS[month - 1] ?? 0) + leapDay
}

/** Days from 1970-01-01 to a date of the common era. */
export function daysSinceEpoch(year: number, month: number, day: number): number {
  // Years that begin in March have their leap day at the end, and months of 31 and 30 days in a row of five.
  const [march, months] = month > 2 ? [year, month - 3] : [year - 1, month + 9]
  const leapDays = Math.floor(march / 4) - Math.floor(march / 100) + Math.floor(march / 400)
  return 365 * march + leapDays + Math.floor((153 * months + 2) / 5) + day - EPOCH
}

/** 1970-01-01 by the same count from 0000-03-01, where the first day of a month counts as 1. */
const EPOCH = 719_469

function isDigit(code: number): boolean {
  return code >= ZERO && code <= ZERO + 9
}
