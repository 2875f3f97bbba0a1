/** Numbers of lines, ascending. Grows at its end only: what an older list shows of the shared store never changes. */
export interface LineNumbers {
  readonly store: Float64Array
  readonly count: number
}

export const NO_LINES: LineNumbers = { store: new Float64Array(0), count: 0 }

/**
 * A new list with more numbers behind it: `first` (0 = none, the list as it is), and from each number to the next. Only the
 * newest list may grow.
 */
export function appendLines(lines: LineNumbers, first: number, steps: readonly number[]): LineNumbers {
  if (first === 0) return lines
  const { store, count } = lines
  const needed = count + 1 + steps.length
  let grown = store
  if (needed > store.length) {
    grown = new Float64Array(Math.max(64, needed, store.length * 2))
    grown.set(store.subarray(0, count))
  }
  let line = first
  grown[count] = line
  steps.forEach((step, index) => (grown[count + 1 + index] = line += step))
  return { store: grown, count: needed }
}

/** How many of the numbers are smaller than `line`: the place of the first that is not. */
export function countBefore({ store, count }: LineNumbers, line: number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((store[middle] ?? Infinity) < line) low = middle + 1
    else high = middle
  }
  return low
}

/** The number at a place, counted from 0; undefined outside. */
export function lineAtPlace({ store, count }: LineNumbers, place: number): number | undefined {
  return place >= 0 && place < count ? store[place] : undefined
}
