import { createHashSlots } from './hash-slots.ts'
import type { Minute } from './minute-reader.ts'

/** How many lines there are in each minute. */
export type MinuteCounts = Map<Minute, number>

/** Counts for pairs of a slot and a minute. */
export interface MinuteTable {
  /** The pair's number; −1 = it is new and there are no more. */
  pairOf(slot: number, minute: Minute): number
  add(pair: number): void
  /** By the number of the slot. */
  bySlot(): ReadonlyMap<number, MinuteCounts>
}

/** `limit`: so many pairs are kept. */
export function createMinuteTable(limit: number): MinuteTable {
  const pairs = createHashSlots(limit)
  const slots: number[] = []
  const minutes: Minute[] = []
  const counts: number[] = []
  return {
    pairOf(slot, minute) {
      const pair = pairs.slotOf(slot, minute.index)
      if (pair === counts.length) {
        slots.push(slot)
        minutes.push(minute)
        counts.push(0)
      }
      return pair
    },
    add(pair) {
      if (pair !== -1) counts[pair] = (counts[pair] ?? 0) + 1
    },
    bySlot() {
      const all = new Map<number, MinuteCounts>()
      minutes.forEach((minute, pair) => {
        const slot = slots[pair] ?? 0
        const own = all.get(slot) ?? new Map<Minute, number>()
        all.set(slot, own.set(minute, counts[pair] ?? 0))
      })
      return all
    },
  }
}

export function addMinute(counts: MinuteCounts, minute: Minute, count: number): void {
  counts.set(minute, (counts.get(minute) ?? 0) + count)
}
