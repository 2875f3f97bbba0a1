import { truncate, visible } from '../../base/text.ts'
import { MICROS_PER_SECOND } from '../../base/time.ts'
import type { ParsedLine, ParsedTime } from '../parse-line.ts'
import { createBootLog, type BootBridge } from './follow-boots.ts'
import { zoneOffsetBetween, type ZoneVotes } from './infer-zone.ts'
import { dayNumber, parseTime, type TimeReading, type YearlessTime } from './parse-time.ts'

/** What the observed lines of one artifact tell about its clock. */
export interface ClockFacts {
  /** Days that were written with their year. */
  readonly days: ReadonlySet<number>
  /** One time of each month and day that was written without a year. */
  readonly yearless: readonly YearlessTime[]
  readonly hasUnzoned: boolean
  readonly zoneVotes: ZoneVotes
  /** One per boot; undefined where no line shows both clocks. */
  readonly bridges: readonly (BootBridge | undefined)[]
  /** Times that are of a known style and name no real time, and the first of them, made safe to show. */
  readonly unreadable: { readonly count: number; readonly first: string }
  readonly times: number
}

export interface FactCollector {
  /** Returns the line with its seconds-since-boot assigned to a boot. */
  observe(parsed: ParsedLine): ParsedLine
  facts(): ClockFacts
}

/** Enough for a log of ten years; a hostile one does not grow memory. */
const MAX_DAYS = 4_096
const SHOWN_CHARACTERS = 40

export function createFactCollector(): FactCollector {
  const days = new Set<number>()
  const yearless = new Map<number, YearlessTime>()
  const zoneVotes = new Map<number, number>()
  const boots = createBootLog()
  let hasUnzoned = false
  let times = 0
  let unreadable = { count: 0, first: '' }

  const read = ({ style, text }: ParsedTime): readonly TimeReading[] => {
    const reading = parseTime(text, style)
    times++
    if (reading !== undefined) return [reading]
    const first = unreadable.count === 0 ? truncate(visible(text), SHOWN_CHARACTERS) : unreadable.first
    unreadable = { count: unreadable.count + 1, first }
    return []
  }
  const note = (reading: TimeReading) => {
    if (reading.kind === 'since-boot') return
    hasUnzoned ||= reading.kind === 'yearless' || !reading.zoned
    if (reading.kind === 'yearless') yearless.set(reading.month * 32 + reading.day, reading)
    else if (days.size < MAX_DAYS) days.add(dayNumber(reading.at))
  }
  const vote = (offset: number | undefined) => {
    if (offset !== undefined) zoneVotes.set(offset, (zoneVotes.get(offset) ?? 0) + 1)
  }
  return {
    observe(parsed) {
      const readings = [parsed.time, parsed.outerTime].flatMap(time => (time === undefined ? [] : read(time)))
      readings.forEach(note)
      const [inner, outer] = readings
      if (inner !== undefined && outer !== undefined)
        vote(zoneOffsetBetween(outer, inner) ?? zoneOffsetBetween(inner, outer))
      const sinceBoot = readings.find(reading => reading.kind === 'since-boot')?.micros ?? uptimeOf(parsed)
      if (sinceBoot === undefined) return parsed
      const boot = boots.follow(sinceBoot)
      for (const wall of readings) if (wall.kind !== 'since-boot') boots.bridge(bridgeOf(parsed, wall, sinceBoot))
      return withBoot(parsed, boot)
    },
    facts: () => ({
      days,
      yearless: [...yearless.values()],
      hasUnzoned,
      zoneVotes,
      bridges: boots.bridges(),
      unreadable,
      times,
    }),
  }
}

/** cloud-init's banner tells the time of day and the seconds since boot at once. */
function uptimeOf({ fields, formats }: ParsedLine): number | undefined {
  const uptime = formats.includes('cloud-init-banner') ? Number(fields.get('uptime')) : NaN
  return Number.isFinite(uptime) ? Math.round(uptime * MICROS_PER_SECOND) : undefined
}

function bridgeOf(parsed: ParsedLine, wall: TimeReading, sinceBoot: number): BootBridge {
  const uptime = uptimeOf(parsed)
  return uptime === undefined ? { wall, sinceBoot, isExact: false } : { wall, sinceBoot: uptime, isExact: true }
}

function withBoot(parsed: ParsedLine, boot: number): ParsedLine {
  const { time, outerTime } = parsed
  const assign = (found: ParsedTime) => (found.style === 'since-boot' ? { ...found, boot } : found)
  return {
    ...parsed,
    ...(time === undefined ? {} : { time: assign(time) }),
    ...(outerTime === undefined ? {} : { outerTime: assign(outerTime) }),
  }
}
