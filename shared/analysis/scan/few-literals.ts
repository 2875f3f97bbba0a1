import { byteShare } from './gram-cost.ts'

/** Bytes of a window. */
const WINDOW = 4
const CLASSES = 8
const HALVES = 2 * WINDOW

/** Which windows a class lets through: of each byte of the window the lower and the upper halves that may be, a bit each. */
interface Class {
  readonly halves: readonly number[]
  /** How much of a typical log looks like one of its windows. */
  readonly share: number
}

/** The places of the two rarest bytes of a literal, ascending. */
export function rarestPair(literal: Uint8Array): readonly [number, number] {
  const byRarity = [...literal.keys()].sort((a, b) => byteShare(literal[a] ?? 0) - byteShare(literal[b] ?? 0))
  const [first = 0, second = 0] = byRarity
  return first < second ? [first, second] : [second, first]
}

/**
 * Puts the windows into eight classes, so that as little of a typical log as possible looks like a window of any class, and
 * answers the tables by which vectors tell: of each of the four bytes, by its lower and then by its upper half, a bit for
 * each class.
 */
export function nibblesOf(windows: readonly Uint8Array[]): Uint8Array {
  const classes: Class[] = Array.from({ length: CLASSES }, () => ({ halves: Array<number>(HALVES).fill(0), share: 0 }))
  for (const window of windows) {
    const grown = classes.map(one => withWindow(one, window))
    const added = grown.map(({ share }, index) => share - (classes[index]?.share ?? 0))
    const best = added.indexOf(Math.min(...added))
    const chosen = grown[best]
    if (chosen !== undefined) classes[best] = chosen
  }
  return Uint8Array.from({ length: 16 * HALVES }, (_, place) => {
    const [half, value] = [Math.floor(place / 16), place % 16]
    return classes.reduce((bits, { halves }, index) => bits | ((((halves[half] ?? 0) >> value) & 1) << index), 0)
  })
}

function withWindow({ halves }: Class, window: Uint8Array): Class {
  const more = halves.map((values, half) => {
    const byte = window[half >> 1] ?? 0
    return values | (1 << (half % 2 === 0 ? byte & 15 : byte >> 4))
  })
  return { halves: more, share: shareOf(more) }
}

/** As if each byte of a log came without regard to the others. */
function shareOf(halves: readonly number[]): number {
  let product = 1
  for (let half = 0; half < HALVES; half += 2) {
    let share = 0
    for (const low of bitsOf(halves[half] ?? 0)) {
      for (const high of bitsOf(halves[half + 1] ?? 0)) share += byteShare((high << 4) | low)
    }
    product *= share
  }
  return product
}

function bitsOf(values: number): readonly number[] {
  const bits: number[] = []
  for (let left = values; left !== 0; left &= left - 1) bits.push(31 - Math.clz32(left & -left))
  return bits
}
