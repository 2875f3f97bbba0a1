/** Numbers hashes of 64 bits in the order in which they are first seen. */
export interface HashSlots {
  /** The number of the hash; one that is new gets the next; −1 = it is new and there are no more. */
  slotOf(high: number, low: number): number
}

const FIRST_CAPACITY = 1_024

/** `limit`: so many are numbered. */
export function createHashSlots(limit: number): HashSlots {
  let capacity = FIRST_CAPACITY
  // Of each place: both halves, and the number of the slot plus 1, 0 = free.
  let places = new Int32Array(3 * capacity)
  let size = 0
  const placeOf = (high: number, low: number): number => {
    let place = (high ^ (low >>> 16) ^ Math.imul(low, 0x9e3779b1)) & (capacity - 1)
    while (places[3 * place + 2] !== 0 && (places[3 * place] !== high || places[3 * place + 1] !== low))
      place = (place + 1) & (capacity - 1)
    return 3 * place
  }
  const grow = () => {
    const old = places
    capacity *= 2
    places = new Int32Array(3 * capacity)
    for (let at = 0; at < old.length; at += 3)
      if (old[at + 2] !== 0) places.set(old.subarray(at, at + 3), placeOf(old[at] ?? 0, old[at + 1] ?? 0))
  }
  return {
    slotOf(high, low) {
      const found = placeOf(high, low)
      const slot = (places[found + 2] ?? 0) - 1
      if (slot !== -1 || size >= limit) return slot
      if (2 * (size + 1) > capacity) grow()
      const place = placeOf(high, low)
      places[place] = high
      places[place + 1] = low
      places[place + 2] = ++size
      return size - 1
    },
  }
}
