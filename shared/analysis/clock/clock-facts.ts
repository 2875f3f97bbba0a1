import { truncate, visible } from '../../base/text.ts'
import type { Instant } from '../../base/time.ts'
import type { TimeStyle } from '../../knowledge/schema.ts'
import type { ParsedLine, ParsedTime } from '../parse-line.ts'
import { datedDays, readJournalHeader } from './dated-words.ts'
import { createBootLog, type BootBridge } from './follow-boots.ts'
import type { ZoneVotes } from './infer-zone.ts'
import { createLocalTimeLog, type LocalTimes } from './local-times.ts'
import { dayNumber, namesUnknownMonth, parseTime, type YearlessTime } from './parse-time.ts'
import { createStepLog, type Steps } from './step-log.ts'
import { createZoneBallot, type LocalRelation, type StyledReading } from './zone-votes.ts'

/** What the observed lines of one artifact tell about its clock. */
export interface ClockFacts {
  /** Days that were written with their year. */
  readonly days: ReadonlySet<number>
  /** One time of each month and day that was written without a year. */
  readonly yearless: readonly YearlessTime[]
  /** The times that were written without a zone, by style. */
  readonly localTimes: ReadonlyMap<TimeStyle, readonly LocalTimes[]>
  readonly zoneVotes: ReadonlyMap<TimeStyle, readonly ZoneVotes[]>
  readonly relations: readonly LocalRelation[]
  /** The name of the zone of journald's local times, as the journal's first line says: `UTC`, `CEST`. */
  readonly journalZone: string | undefined
  /** One per boot; undefined where no line shows both clocks. */
  readonly bridges: readonly (BootBridge | undefined)[]
  readonly unreadable: Unreadable
  readonly steps: Steps
  readonly times: number
}

/** Times that are of a known style and name no real time, and the first of them, made safe to show. */
export interface Unreadable {
  readonly count: number
  /** How many of them name a month that is no English one. */
  readonly months: number
  readonly first: string
}

export interface FactCollector {
  /** Returns the line with its seconds-since-boot assigned to a boot, and its local time to a true one before it. */
  observe(parsed: ParsedLine): ParsedLine
  facts(): ClockFacts
}

/** Enough for a log of ten years; a hostile one does not grow memory. */
const MAX_DAYS = 4_096
const SHOWN_CHARACTERS = 40

export function createFactCollector(): FactCollector {
  const days = new Set<number>()
  const yearless = new Map<number, YearlessTime>()
  const locals = createLocalTimeLog()
  const ballot = createZoneBallot()
  const boots = createBootLog()
  const steps = createStepLog()
  let journalZone: string | undefined
  let near: Instant | undefined
  let times = 0
  let unreadable: Unreadable = { count: 0, months: 0, first: '' }

  const read = (time: ParsedTime | undefined): StyledReading | undefined => {
    if (time === undefined) return undefined
    const reading = parseTime(time.text, time.style)
    times++
    if (reading !== undefined) return { style: time.style, reading }
    unreadable = countUnreadable(unreadable, time)
    return undefined
  }
  const noteDay = (day: number) => {
    if (days.size < MAX_DAYS) days.add(day)
  }
  const note = ({ style, reading }: StyledReading) => {
    if (reading.kind === 'since-boot') return
    if (reading.kind === 'yearless') yearless.set(reading.month * 32 + reading.day, reading)
    else noteDay(dayNumber(reading.at))
    if (reading.kind === 'yearless' || !reading.zoned) locals.add(style, reading)
    else near = reading.at
  }
  const noteWords = (parsed: ParsedLine) => {
    datedDays(parsed).forEach(noteDay)
    journalZone ??= readJournalHeader(parsed)?.zone
  }
  return {
    observe(parsed) {
      const [own, outer] = [read(parsed.time), read(parsed.outerTime)]
      const inner = own ?? outer
      if (inner !== undefined) steps.follow(inner)
      if (own !== undefined && outer !== undefined) ballot.vote(own, outer)
      const stamped = stamp(parsed, near, boots.follow(parsed, sinceBootOf(own) ?? sinceBootOf(outer)))
      if (own !== undefined) note(own)
      if (outer !== undefined) note(outer)
      noteWords(parsed)
      boots.bridge(stamped)
      return stamped
    },
    facts: () => ({
      days,
      yearless: [...yearless.values()],
      localTimes: locals.times(),
      zoneVotes: ballot.votes(),
      relations: ballot.relations(),
      journalZone,
      bridges: boots.bridges(),
      unreadable,
      steps: steps.steps(),
      times,
    }),
  }
}

function countUnreadable({ count, months, first }: Unreadable, { text, style }: ParsedTime): Unreadable {
  return {
    count: count + 1,
    months: months + (namesUnknownMonth(text, style) ? 1 : 0),
    first: count === 0 ? truncate(visible(text), SHOWN_CHARACTERS) : first,
  }
}

function sinceBootOf(read: StyledReading | undefined): number | undefined {
  return read?.reading.kind === 'since-boot' ? read.reading.micros : undefined
}

function stamp(parsed: ParsedLine, near: Instant | undefined, boot: number | undefined): ParsedLine {
  const { time, outerTime } = parsed
  if (time === undefined || (near === undefined && boot === undefined)) return parsed
  const stamped = { ...parsed, time: stampTime(time, near, boot) }
  return outerTime === undefined ? stamped : { ...stamped, outerTime: stampTime(outerTime, near, boot) }
}

function stampTime(time: ParsedTime, near: Instant | undefined, boot: number | undefined): ParsedTime {
  const { style, text } = time
  if (style === 'since-boot') return boot === undefined ? time : { style, text, boot }
  return near === undefined ? time : { style, text, near }
}
