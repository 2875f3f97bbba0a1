import { formatDuration, MICROS_PER_SECOND } from '../../base/time.ts'
import type { ClockNote } from '../../model/coverage.ts'
import type { ClockFacts } from './clock-facts.ts'
import type { BootStarts } from './follow-boots.ts'
import { inferYear, type InferredYear, type RunWindow } from './infer-year.ts'
import { placeZones, type LocalZone } from './place-zones.ts'

/** Says what was inferred and what from; undefined when the artifact has no times. */
export function describeClock(
  facts: ClockFacts,
  window: RunWindow | undefined,
  boots: BootStarts = [],
): ClockNote | undefined {
  if (facts.times === 0) return undefined
  const years = facts.yearless.flatMap(time => inferYear(time, facts.days, window) ?? [])
  const zones = [...placeZones(facts, window).values()]
  const isBridged = facts.bridges.some((bridge, index) => bridge !== undefined || boots[index] !== undefined)
  const statements = [
    ...describeYear(facts, years),
    ...new Set(zones.map(describeZone)),
    ...describeBoot(facts, boots),
    ...describeUnreadable(facts),
  ]
  return {
    inferred: [
      ...(years.length > 0 ? (['year'] as const) : []),
      ...(zones.some(({ source }) => source !== 'unknown') ? (['zone'] as const) : []),
      ...(isBridged ? (['boot'] as const) : []),
    ],
    reason: [...(statements.length > 0 ? statements : ['date and zone are written']), ...describeSteps(facts)].join(
      '; ',
    ),
  }
}

const SOURCES = {
  neighbours: 'dated lines of the same artifact',
  window: "the run's start and finish",
  upload: 'when the store took in the run, since nothing in it says when it ran',
} as const

function describeYear({ yearless }: ClockFacts, inferred: readonly InferredYear[]): readonly string[] {
  if (yearless.length === 0) return []
  const years = [...new Set(inferred.map(({ year }) => year))].sort((a, b) => a - b)
  const sources = (['neighbours', 'window', 'upload'] as const).filter(source =>
    inferred.some(found => found.source === source),
  )
  const missing = yearless.length - inferred.length
  return [
    ...(years.length > 0
      ? [`year ${years.join(' and ')} from ${sources.map(source => SOURCES[source]).join(' and ')}`]
      : []),
    ...(missing > 0 ? [`the year of ${missing === 1 ? 'one date' : `${missing} dates`} is not known`] : []),
  ]
}

function describeZone({ source, periods }: LocalZone): string {
  const zone = periods.map(({ offset }) => zoneText(offset)).join(', then ')
  switch (source) {
    case 'lines':
      return `zone ${zone} from lines that carry both clocks`
    case 'header':
      return `zone ${zone} from the journal's first line`
    case 'window':
      return `zone ${zone}, the only one that the run's start and finish admit`
    case 'assumed':
      return 'zone not written, taken as UTC'
    case 'unknown':
      return 'the zone is not written, and it is not UTC'
  }
}

function zoneText(offset: number): string {
  if (offset === 0) return 'UTC'
  const minutes = Math.abs(offset) / MICROS_PER_SECOND / 60
  const two = (value: number) => String(value).padStart(2, '0')
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

function describeBoot({ bridges }: ClockFacts, boots: BootStarts): readonly string[] {
  if (bridges.length === 0) return []
  const own = bridges.filter(bridge => bridge !== undefined)
  const borrowed = bridges.filter((bridge, index) => bridge === undefined && boots[index] !== undefined).length
  const source = own.some(bridge => bridge.isExact) ? "cloud-init's banner" : 'lines that carry both clocks'
  return [
    ...(own.length > 0 ? [`boot time from ${source}`] : []),
    ...(borrowed > 0 ? ["boot time from the same kernel messages in the machine's journal"] : []),
    ...(own.length + borrowed < bridges.length ? ['nothing ties its seconds since boot to a time of day'] : []),
  ]
}

function describeUnreadable({ unreadable: { count, months, first } }: ClockFacts): readonly string[] {
  if (count === 0) return []
  const why = months === count ? ': unparsed month' : ''
  return [`${count === 1 ? 'one time' : `${count} times`} not read${why}, first “${first}”`]
}

function describeSteps({ steps: { back, farthest } }: ClockFacts): readonly string[] {
  if (back === 0) return []
  return [`goes back ${back === 1 ? 'once' : `${back} times or more, at most`} by ${formatDuration(farthest)}`]
}
