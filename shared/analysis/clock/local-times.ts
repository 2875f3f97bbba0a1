import { MICROS_PER_DAY, MICROS_PER_SECOND } from '../../base/time.ts'
import type { TimeStyle } from '../../knowledge/schema.ts'
import type { TimeReading } from './parse-time.ts'
import { daysSinceEpoch } from './time-digits.ts'

/** Times without a zone that lie in one quarter of an hour: the first, the last, and how many lines show one. */
export interface LocalTimes {
  readonly first: LocalReading
  readonly last: LocalReading
  readonly count: number
}

/** A time that is written without its zone. */
export type LocalReading = Exclude<TimeReading, { readonly kind: 'since-boot' }>

/** The times without a zone of one artifact, by style. Bounded, however long the artifact is. */
export interface LocalTimeLog {
  add(style: TimeStyle, reading: LocalReading): void
  times(): ReadonlyMap<TimeStyle, readonly LocalTimes[]>
}

const LEAP_YEAR = 2000
const QUARTER = 900 * MICROS_PER_SECOND
/** Six weeks without a gap. */
const MAX_QUARTERS = 4_096

export function createLocalTimeLog(): LocalTimeLog {
  const styles = new Map<TimeStyle, Map<number, LocalTimes>>()
  return {
    add(style, reading) {
      const quarters = styles.get(style) ?? new Map<number, LocalTimes>()
      styles.set(style, quarters)
      const order = localOrder(reading)
      const key = Math.floor(order / QUARTER)
      const known = quarters.get(key)
      if (known === undefined && quarters.size >= MAX_QUARTERS) return
      quarters.set(
        key,
        known === undefined ? { first: reading, last: reading, count: 1 } : widen(known, reading, order),
      )
    },
    times: () => new Map(Array.from(styles, ([style, quarters]) => [style, [...quarters.values()]])),
  }
}

/** Where a time stands among others of its style; differences within a year are microseconds. */
export function localOrder(reading: LocalReading): number {
  if (reading.kind === 'absolute') return reading.at
  return daysSinceEpoch(LEAP_YEAR, reading.month, reading.day) * MICROS_PER_DAY + reading.micros
}

function widen({ first, last, count }: LocalTimes, reading: LocalReading, order: number): LocalTimes {
  return {
    first: order < localOrder(first) ? reading : first,
    last: order > localOrder(last) ? reading : last,
    count: count + 1,
  }
}
