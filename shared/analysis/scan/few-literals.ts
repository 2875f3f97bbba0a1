import { encodeUtf8 } from '../../base/bytes.ts'
import { byteCost, TYPICAL } from './gram-cost.ts'

/** Bytes of a window. */
const WINDOW = 4
const CLASSES = 8
const HALVES = 2 * WINDOW

/** Which windows a class lets through: of each byte of the window the lower and the upper halves that may be, a bit each. */
type Class = readonly number[]

const NOTHING: Class = Array.from({ length: HALVES }, () => 0)
const sample = encodeUtf8(TYPICAL)

/** The places of the two rarest bytes of a literal, ascending. */
export function rarestPair(literal: Uint8Array): readonly [number, number] {
  const [a = 0, b = 0] = [...literal.keys()].sort((x, y) => byteCost(literal[x] ?? 0) - byteCost(literal[y] ?? 0))
  return a < b ? [a, b] : [b, a]
}

/**
 * Puts the windows into eight classes, so that in a typical log few places look like any of a class, and answers the
 * tables by which vectors tell: for each of the four bytes, by its lower and then by its upper half, a bit for each class.
 */
export function nibblesOf(windows: readonly Uint8Array[]): Uint8Array {
  const classes = Array.from({ length: CLASSES }, () => ({ values: NOTHING, cost: 0 }))
  for (const window of windows) {
    const grown = classes.map(({ values, cost }) => {
      const more = withWindow(values, window)
      const newCost = costOf(more)
      return { values: more, cost: newCost, added: newCost - cost }
    })
    const best = grown.reduce((least, one) => (one.added < least.added ? one : least))
    classes[grown.indexOf(best)] = best
  }
  return Uint8Array.from({ length: 16 * HALVES }, (_, place) => {
    const [half, value] = [Math.floor(place / 16), place % 16]
    return classes.reduce((bits, { values }, index) => bits | ((((values[half] ?? 0) >> value) & 1) << index), 0)
  })
}

function withWindow(one: Class, window: Uint8Array): Class {
  return one.map((values, half) => {
    const byte = window[half >> 1] ?? 0
    return values | (1 << (half % 2 === 0 ? byte & 15 : byte >> 4))
  })
}

/** Places of the sample that look like one of the class; and how many windows do at all, since the sample is small. */
function costOf(one: Class): number {
  let places = 0
  for (let at = 0; at + WINDOW <= sample.length; at++) if (lookAlike(one, at)) places++
  return places + one.reduce((product, values) => product * bitCount(values), 1) / 64
}

function lookAlike(one: Class, at: number): boolean {
  for (let i = 0; i < WINDOW; i++) {
    const byte = sample[at + i] ?? 0
    if ((((one[2 * i] ?? 0) >> (byte & 15)) & ((one[2 * i + 1] ?? 0) >> (byte >> 4)) & 1) === 0) return false
  }
  return true
}

function bitCount(values: number): number {
  let count = 0
  for (let left = values; left !== 0; left &= left - 1) count++
  return count
}
