/** Times at fixed places of a text, read without a pattern: most lines of a log have one. NaN = it does not stand there. */

import { MICROS_PER_SECOND } from '../../base/time.ts'

const ZERO = 0x30
const COLON = 0x3a
const DOT = 0x2e

function digitAt(text: string, at: number): number {
  const digit = text.charCodeAt(at) - ZERO
  return digit >= 0 && digit <= 9 ? digit : NaN
}

export function twoDigits(text: string, at: number): number {
  return digitAt(text, at) * 10 + digitAt(text, at + 1)
}

/** Microseconds since midnight of `hh:mm:ss`. */
export function clockAt(text: string, at: number): number {
  const hours = twoDigits(text, at)
  const minutes = twoDigits(text, at + 3)
  const seconds = twoDigits(text, at + 6)
  const isClock = text.charCodeAt(at + 2) === COLON && text.charCodeAt(at + 5) === COLON
  if (!isClock || !(hours < 24 && minutes < 60 && seconds < 60)) return NaN
  return ((hours * 60 + minutes) * 60 + seconds) * MICROS_PER_SECOND
}

/** Behind a point and 1 to `most` digits; `at` itself where no point stands. */
export function fractionEnd(text: string, at: number, most: number): number {
  if (text.charCodeAt(at) !== DOT) return at
  let end = at + 1
  while (digitAt(text, end) >= 0 && end - at <= most) end++
  return end === at + 1 ? NaN : end
}

/** Microseconds of a fraction; what is finer is cut off. */
export function fractionAt(text: string, at: number, end: number): number {
  let micros = 0
  for (let place = at + 1; place <= at + 6; place++) micros = micros * 10 + (place < end ? digitAt(text, place) : 0)
  return micros
}
