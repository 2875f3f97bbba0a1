import { instant, type Instant } from '../../base/time.ts'
import type { ClockNote } from '../../model/coverage.ts'
import type { ParsedLine, ParsedTime } from '../parse-line.ts'
import { createFactCollector, type ClockFacts } from './clock-facts.ts'
import { describeClock } from './describe-clock.ts'
import type { BootStarts } from './follow-boots.ts'
import { createYearReader, type RunWindow } from './infer-year.ts'
import { placeLocal } from './infer-zone.ts'
import { parseTime } from './parse-time.ts'
import { placeZones } from './place-zones.ts'

export type { RunWindow } from './infer-year.ts'

/** The times of one line; all that has to be kept of it. */
export type LineTimes = Pick<ParsedLine, 'time' | 'outerTime'>

/** Undefined = not known: no time, an unreadable one, no year, no zone, or no bridge from seconds since boot. Never guessed. */
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
   * Returns the same line with more said about its times: which boot its seconds belong to, a true time before it and, in
   * a journald export, the time of its record. Observing a line twice in a row does no harm.
   */
  observe(parsed: ParsedLine): ParsedLine
  /** `window` is the run's start and finish with the tolerance the caller wants; a day each side is added for the year. */
  resolver(window?: RunWindow, boots?: BootStarts): InstantOf
  /** How the `resolver` made last places times; undefined = the artifact has none. */
  note(): ClockNote | undefined
  /**
   * Whether a date and time that is written the same way always means the same instant to the `resolver` made last: false
   * where a local clock was changed, so that what was written before it decides as well.
   */
  isSteady(): boolean
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
  let note: () => ClockNote | undefined = () => describeClock(collector.facts(), undefined)
  let zones: LocalZones = new Map()
  return {
    observe(parsed) {
      const observed = collector.observe(parsed)
      if (!seesRecordTimes || observed.formats[0] !== 'journal-export') return observed
      if (observed.time?.style === 'epoch-micros') recordTime = observed.time
      return withRecordTime(observed, recordTime)
    },
    resolver(window, boots = []) {
      const facts = collector.facts()
      note = () => describeClock(collector.facts(), window, boots)
      zones = placeZones(facts, window)
      return createResolver(facts, createWallClock(zones, createYearReader(facts.days, window)), boots)
    },
    note: () => note(),
    isSteady: () => [...zones.values()].every(({ periods }) => periods.length <= 1),
  }
}

function withRecordTime(parsed: ParsedLine, recordTime: ParsedTime | undefined): ParsedLine {
  if (recordTime === undefined || parsed.time === recordTime || parsed.outerTime !== undefined) return parsed
  return parsed.time === undefined ? { ...parsed, time: recordTime } : { ...parsed, outerTime: recordTime }
}

type WallClock = (time: ParsedTime) => Instant | undefined
type LocalZones = ReturnType<typeof placeZones>

function createResolver(facts: ClockFacts, wallInstant: WallClock, given: BootStarts): InstantOf {
  const boots = facts.bridges.map((bridge, index) => {
    const wall = bridge === undefined ? undefined : wallInstant(bridge.wall)
    return bridge === undefined || wall === undefined ? given[index] : instant(wall - bridge.sinceBoot)
  })
  const bootOf = ({ boot }: ParsedTime) => boots[boot ?? (boots.length === 1 ? 0 : -1)]
  const instantOf = (time: ParsedTime | undefined): Instant | undefined => {
    if (time?.style !== 'since-boot') return time === undefined ? undefined : wallInstant(time)
    const reading = parseTime(time.text, time.style)
    const boot = bootOf(time)
    return boot === undefined || reading?.kind !== 'since-boot' ? undefined : instant(boot + reading.micros)
  }
  return ({ time, outerTime }) => instantOf(time) ?? instantOf(outerTime)
}

function createWallClock(zones: LocalZones, asIfUtc: ReturnType<typeof createYearReader>): WallClock {
  return ({ text, style, near }) => {
    const reading = parseTime(text, style)
    if (reading === undefined || reading.kind === 'since-boot') return undefined
    if (reading.kind === 'absolute' && reading.zoned) return reading.at
    const local = asIfUtc(reading)
    return local === undefined ? undefined : placeLocal(local, zones.get(style)?.periods ?? [], near)
  }
}
