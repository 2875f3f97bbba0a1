import { createMinuteReader, type Minute } from './minute-reader.ts'
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
  /** Where the minute stands in such a line; −1 = it does not, or is not known. */
  minuteAt: number
}

/** Counts the lines of an artifact by minutes. A line without a time counts where the one before it does. */
export interface MinuteCounter {
  /** `isTimed`: such lines have a time of their own. Most lines cost one comparison of a dozen bytes. */
  count(slot: SlotMinutes, line: HashedLine, isTimed: boolean): void
  /** The minute of the latest line; undefined = none was read so far. */
  latest(): Minute | undefined
  /** All counts, by the number of the slot. */
  counts(): ReadonlyMap<number, MinuteCounts>
}

/** Minutes of slots that are kept for one artifact; lines beyond them are counted as without a time. */
const PAIRS = 200_000

export function createMinuteCounter(): MinuteCounter {
  const reader = createMinuteReader()
  const table = createMinuteTable(PAIRS)
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
    const { minute, minuteAt: at } = slot
    const found = (minute === undefined ? undefined : reader.lookUp(line, { minute, at })) ?? reader.read(line)
    if (found === undefined) return
    slot.minuteAt = found.at
    countIn(slot, found.minute)
  }
  return {
    count(slot, line, isTimed) {
      // Nearly always it is the minute of the line before, or of the one before that is like it.
      if (latest !== undefined && (!isTimed || stands(latest.bytes, line, slot.minuteAt))) countIn(slot, latest)
      else if (slot.minute !== undefined && stands(slot.minute.bytes, line, slot.minuteAt)) countIn(slot, slot.minute)
      else if (isTimed) readAgain(slot, line)
    },
    latest: () => latest,
    counts: () => table.bySlot(),
  }
}

/** Whether the line spells the minute at that place. What changes most is compared first. */
function stands(minute: Uint8Array, { bytes, start, end }: HashedLine, at: number): boolean {
  const from = start + at
  if (at === -1 || from + minute.length > end) return false
  for (let place = minute.length - 1; place >= 0; place--) if (bytes[from + place] !== minute[place]) return false
  return true
}
