import { MICROS_PER_SECOND } from '../../base/time.ts'
import type { LineBytes } from '../templates/minute-place.ts'

/** What a line says behind a minute. One object for all lines. */
export interface Seconds {
  /** Since the minute began; what is finer is cut off. */
  micros: number
  /** Where what follows begins. */
  end: number
}

const [ZERO, COLON, POINT, COMMA] = [0x30, 0x3a, 0x2e, 0x2c]
const WHOLE = ':07'.length
const MOST_DIGITS = 9
const DIGITS_OF_MICROS = 6
/** By the digits of a fraction of which no more than six were read: what makes microseconds of it. */
const SCALES = Int32Array.from({ length: MOST_DIGITS + 1 }, (_, digits) => 10 ** Math.max(0, DIGITS_OF_MICROS - digits))

/** Reads `:07`, `:07.123456` or `:07,123` at a place. False = it is not there. */
export function readSeconds(line: LineBytes, from: number, seconds: Seconds): boolean {
  const { bytes, end } = line
  const tens = (bytes[from + 1] ?? 0) - ZERO
  const ones = (bytes[from + 2] ?? 0) - ZERO
  if (from + WHOLE > end || bytes[from] !== COLON || !isDigit(tens) || tens > 5 || !isDigit(ones)) return false
  seconds.micros = (tens * 10 + ones) * MICROS_PER_SECOND
  seconds.end = from + WHOLE
  const mark = seconds.end + 1 < end ? bytes[seconds.end] : undefined
  return (mark !== POINT && mark !== COMMA) || readFraction(line, seconds)
}

/** Adds the fraction behind the whole seconds, if one stands there. False = it is longer than any. */
function readFraction({ bytes, end }: LineBytes, seconds: Seconds): boolean {
  const first = seconds.end + 1
  let [at, fraction] = [first, 0]
  for (; at < end; at++) {
    const digit = (bytes[at] ?? 0) - ZERO
    if (!isDigit(digit)) break
    if (at - first < DIGITS_OF_MICROS) fraction = fraction * 10 + digit
  }
  const digits = at - first
  if (digits === 0 || digits > MOST_DIGITS) return digits === 0
  seconds.micros += fraction * (SCALES[digits] ?? 0)
  seconds.end = at
  return true
}

const isDigit = (digit: number): boolean => digit >= 0 && digit <= 9
