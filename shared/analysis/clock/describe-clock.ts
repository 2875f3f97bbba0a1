import { MICROS_PER_SECOND } from '../../base/time.ts'
import type { ClockNote } from '../../model/coverage.ts'
import type { ClockFacts } from './clock-facts.ts'
import { inferYear, type InferredYear, type RunWindow } from './infer-year.ts'
import { majorityOffset } from './infer-zone.ts'

/** Says what was inferred and what from; undefined when the artifact has no times. */
export function describeClock(facts: ClockFacts, window: RunWindow | undefined): ClockNote | undefined {
  if (facts.times === 0) return undefined
  const years = facts.yearless.flatMap(time => inferYear(time, facts.days, window) ?? [])
  const hasBridge = facts.bridges.some(bridge => bridge !== undefined)
  const statements = [
    ...describeYear(facts, years),
    ...(facts.hasUnzoned ? [describeZone(facts)] : []),
    ...describeBoot(facts),
    ...describeUnreadable(facts),
  ]
  return {
    inferred: [
      ...(years.length > 0 ? (['year'] as const) : []),
      ...(facts.hasUnzoned ? (['zone'] as const) : []),
      ...(hasBridge ? (['boot'] as const) : []),
    ],
    reason: statements.length > 0 ? statements.join('; ') : 'date and zone are written',
  }
}

const SOURCES = { neighbours: 'dated lines of the same artifact', window: "the run's start and finish" } as const

function describeYear({ yearless }: ClockFacts, inferred: readonly InferredYear[]): readonly string[] {
  if (yearless.length === 0) return []
  const years = [...new Set(inferred.map(({ year }) => year))].sort((a, b) => a - b)
  const sources = (['neighbours', 'window'] as const).filter(source => inferred.some(found => found.source === source))
  const missing = yearless.length - inferred.length
  return [
    ...(years.length > 0
      ? [`year ${years.join(' and ')} from ${sources.map(source => SOURCES[source]).join(' and ')}`]
      : []),
    ...(missing > 0 ? [`the year of ${missing === 1 ? 'one date' : `${missing} dates`} is not known`] : []),
  ]
}

function describeZone({ zoneVotes }: ClockFacts): string {
  const offset = majorityOffset(zoneVotes)
  if (offset === undefined) return 'zone not written, taken as UTC'
  return `zone ${zoneText(offset)} from lines that carry both clocks`
}

function zoneText(offset: number): string {
  if (offset === 0) return 'UTC'
  const minutes = Math.abs(offset) / MICROS_PER_SECOND / 60
  const two = (value: number) => String(value).padStart(2, '0')
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

function describeBoot({ bridges }: ClockFacts): readonly string[] {
  if (bridges.length === 0) return []
  const known = bridges.filter(bridge => bridge !== undefined).length
  const exact = bridges.some(bridge => bridge?.isExact === true)
  const source = exact ? "cloud-init's banner" : 'lines that carry both clocks'
  return [
    ...(known > 0 ? [`boot time from ${source}`] : []),
    ...(known < bridges.length ? ['nothing ties its seconds since boot to a time of day'] : []),
  ]
}

function describeUnreadable({ unreadable: { count, first } }: ClockFacts): readonly string[] {
  return count === 0 ? [] : [`${count === 1 ? 'one time' : `${count} times`} not read, first “${first}”`]
}
