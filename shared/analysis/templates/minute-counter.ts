import { stands, type MinutePlace } from './minute-place.ts'
import { createMinuteReader, type Minute, type ReaderLimits } from './minute-reader.ts'
import { createMinuteTable, type MinuteCounts } from './minute-table.ts'
import type { HashedLine } from './template-lines.ts'

/** What is known of the minutes of all lines with one hash. Such lines have their time at one place, but for digits. */
export interface SlotMinutes {
  /** Which slot of the artifact, from 0 on. */
  readonly number: number
  /** The latest minute. */
  minute: Minute | undefined
  /** Where its lines in that minute are counted; −1 = nowhere. */
  pair: number
  /** Where the minute stands in such a line; undefined = it does not, or is not known. */
  place: MinutePlace | undefined
}

/** Counts the lines of an artifact by minutes. A line without a time counts where the one before it does. */
export interface MinuteCounter {
  /** `isTimed`: such lines have a time of their own. Most lines cost one comparison of a dozen bytes. */
  count(slot: SlotMinutes, line: HashedLine, isTimed: boolean): void
  /** The minute of the latest line; undefined = it is not known. */
  latest(): Minute | undefined
  /** All counts, by the number of the slot. */
  counts(): ReadonlyMap<number, MinuteCounts>
}

/** What is kept of one artifact at most. */
export interface MinuteLimits extends ReaderLimits {
  /** Minutes of slots; lines beyond them are counted as without a time. */
  readonly pairs: number
}

/** Of minutes two weeks, or six hours of seconds. */
const LIMITS: MinuteLimits = { minutes: 20_000, reads: 20_000, pairs: 200_000 }

export function createMinuteCounter(limits: MinuteLimits = LIMITS): MinuteCounter {
  const reader = createMinuteReader(limits)
  const table = createMinuteTable(limits.pairs)
  let latest: Minute | undefined
  const countIn = (slot: SlotMinutes, minute: Minute) => {
    if (slot.minute !== minute) {
      slot.minute = minute
      slot.pair = table.pairOf(slot.number, minute)
    }
    table.add(slot.pair)
    latest = minute
  }
  const readAgain = (slot: SlotMinutes, line: HashedLine) => {
    const { minute, place } = slot
    const found = (minute === undefined ? undefined : reader.lookUp(line, { minute, place })) ?? reader.read(line)
    // Lines without a time that follow are of that one's minute, which is not known.
    if (found === undefined) {
      latest = undefined
      return
    }
    slot.place = found.place
    countIn(slot, found.minute)
  }
  return {
    count(slot, line, isTimed) {
      // Nearly always it is the minute of the line before, or of the one before that is like it.
      if (latest !== undefined && (!isTimed || stands(latest, line, slot.place))) countIn(slot, latest)
      else if (!isTimed) return
      else if (slot.minute !== undefined && stands(slot.minute, line, slot.place)) countIn(slot, slot.minute)
      else readAgain(slot, line)
    },
    latest: () => latest,
    counts: () => table.bySlot(),
  }
}
