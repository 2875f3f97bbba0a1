import { instant, type Instant } from '../../base/time.ts'
import type { ClockNote } from '../../model/coverage.ts'
import type { ParsedLine, ParsedTime } from '../parse-line.ts'
import { createFactCollector, type ClockFacts } from './clock-facts.ts'
import { describeClock } from './describe-clock.ts'
import { inferYear, type RunWindow } from './infer-year.ts'
import { majorityOffset } from './infer-zone.ts'
import { instantInYear, parseTime, type TimeReading } from './parse-time.ts'

export type { RunWindow } from './infer-year.ts'

/** The times of one line; all that has to be kept of it. */
export type LineTimes = Pick<ParsedLine, 'time' | 'outerTime'>

/** Undefined = not known: no time, an unreadable one, no year, or no bridge from seconds since boot. Never guessed. */
export type InstantOf = (line: LineTimes) => Instant | undefined

/**
 * Places the times of one artifact on the UTC clock. Two steps, because lines arrive in one pass and what tells their
 * year or boot may come later:
 *
 * 1. `observe` every parsed line, in the order of the artifact, and keep what it returns;
 * 2. at the end `resolver(window)` gives the function from those lines to instants.
 */
export interface ArtifactClock {
  /**
   * Returns the same line with more said about its times: which boot its seconds belong to and, in a journald export,
   * the time of its record. Observing a line twice in a row does no harm.
   */
  observe(parsed: ParsedLine): ParsedLine
  /** `window` is the run's start and finish with the tolerance the caller wants; a day each side is added for the year. */
  resolver(window?: RunWindow): InstantOf
  /** How the `resolver` made last places times; undefined = the artifact has none. */
  note(): ClockNote | undefined
}

export interface ClockOptions {
  /**
   * The caller observes every line that holds `recordTimeLiteral`. Only then does a journald export's MESSAGE take the
   * time of its record: of an unseen record it would take the time of an earlier one.
   */
  readonly seesRecordTimes?: boolean
}

export const recordTimeLiteral = '__REALTIME_TIMESTAMP='

export function createArtifactClock({ seesRecordTimes = false }: ClockOptions = {}): ArtifactClock {
  const collector = createFactCollector()
  let recordTime: ParsedTime | undefined
  let window: RunWindow | undefined
  return {
    observe(parsed) {
      const observed = collector.observe(parsed)
      if (!seesRecordTimes || observed.formats[0] !== 'journal-export') return observed
      if (observed.time?.style === 'epoch-micros') recordTime = observed.time
      return withRecordTime(observed, recordTime)
    },
    resolver(given) {
      window = given
      return createResolver(collector.facts(), given)
    },
    note: () => describeClock(collector.facts(), window),
  }
}

function withRecordTime(parsed: ParsedLine, recordTime: ParsedTime | undefined): ParsedLine {
  if (recordTime === undefined || parsed.time === recordTime || parsed.outerTime !== undefined) return parsed
  return parsed.time === undefined ? { ...parsed, time: recordTime } : { ...parsed, outerTime: recordTime }
}

function createResolver(facts: ClockFacts, window: RunWindow | undefined): InstantOf {
  const offset = majorityOffset(facts.zoneVotes) ?? 0
  const years = new Map<number, number | undefined>()
  const yearOf = (time: Extract<TimeReading, { kind: 'yearless' }>): number | undefined => {
    const key = time.month * 32 + time.day
    if (!years.has(key)) years.set(key, inferYear(time, facts.days, window)?.year)
    return years.get(key)
  }
  const wallInstant = (reading: TimeReading): Instant | undefined => {
    if (reading.kind === 'since-boot') return undefined
    if (reading.kind === 'absolute') return reading.zoned ? reading.at : instant(reading.at - offset)
    const year = yearOf(reading)
    const local = year === undefined ? undefined : instantInYear(reading, year)
    return local === undefined ? undefined : instant(local - offset)
  }
  const boots = facts.bridges.map(bridge => {
    const wall = bridge === undefined ? undefined : wallInstant(bridge.wall)
    return bridge === undefined || wall === undefined ? undefined : wall - bridge.sinceBoot
  })
  const bootOf = ({ boot }: ParsedTime) => boots[boot ?? (boots.length === 1 ? 0 : -1)]
  const instantOf = (time: ParsedTime | undefined): Instant | undefined => {
    const reading = time === undefined ? undefined : parseTime(time.text, time.style)
    if (time === undefined || reading?.kind !== 'since-boot')
      return reading === undefined ? undefined : wallInstant(reading)
    const boot = bootOf(time)
    return boot === undefined ? undefined : instant(boot + reading.micros)
  }
  return ({ time, outerTime }) => instantOf(time) ?? instantOf(outerTime)
}
