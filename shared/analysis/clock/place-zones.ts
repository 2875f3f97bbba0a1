import { instant } from '../../base/time.ts'
import type { TimeStyle } from '../../knowledge/schema.ts'
import type { ClockFacts } from './clock-facts.ts'
import { createYearReader, type RunWindow } from './infer-year.ts'
import { zonePeriods, type ZonePeriod } from './infer-zone.ts'
import type { LocalRelation } from './zone-votes.ts'
import { zoneOfWindow, type LocalSpan } from './zone-of-window.ts'

/**
 * What tells the zone of times that are written without one:
 * - `lines`: lines that carry both clocks
 * - `header`: the journal's first line names it
 * - `window`: the run's start and finish admit no other
 * - `assumed`: nothing; UTC, as on every machine of the kind
 * - `unknown`: it is not UTC, and nothing tells what it is
 */
export type ZoneSource = 'lines' | 'header' | 'window' | 'assumed' | 'unknown'

export interface LocalZone {
  readonly source: ZoneSource
  /** Empty for `unknown`. */
  readonly periods: readonly ZonePeriod[]
}

/** The zone of every style of time that an artifact writes without one. */
export function placeZones(facts: ClockFacts, window: RunWindow | undefined): ReadonlyMap<TimeStyle, LocalZone> {
  const styles = [...facts.localTimes.keys()]
  const told = zonesOfLines(facts)
  const [other] = [...told.values()]
  return new Map(
    styles.map(style => {
      const periods = told.get(style) ?? other
      return [style, periods === undefined ? zoneWithoutLines(facts, style, window) : { source: 'lines', periods }]
    }),
  )
}

/** By its own lines with two clocks, else by its constant distance to a style that has such lines. */
function zonesOfLines({ zoneVotes, relations }: ClockFacts): ReadonlyMap<TimeStyle, readonly ZonePeriod[]> {
  const own = new Map(Array.from(zoneVotes, ([style, votes]) => [style, zonePeriods(votes)]))
  const zones = new Map([...own].filter(([, periods]) => periods.length > 0))
  for (const { style, other, offset } of relations.filter(relation => isMajority(relation, relations))) {
    const known = zones.get(other)
    if (known === undefined || zones.has(style)) continue
    zones.set(
      style,
      known.map(period => ({ ...period, offset: period.offset + offset })),
    )
  }
  return zones
}

function isMajority({ style, other, count }: LocalRelation, all: readonly LocalRelation[]): boolean {
  const rivals = all.filter(relation => relation.style === style && relation.other === other)
  return count * 2 > rivals.reduce((sum, relation) => sum + relation.count, 0)
}

const UTC_NAMES: readonly (string | undefined)[] = ['UTC', 'GMT', 'Z', 'Etc/UTC', '+00', '+0000']

function zoneWithoutLines(facts: ClockFacts, style: TimeStyle, window: RunWindow | undefined): LocalZone {
  const named = style === 'journal-short' ? facts.journalZone : undefined
  if (UTC_NAMES.includes(named)) return { source: 'header', periods: fixed(0) }
  const asIfUtc = createYearReader(facts.days, window)
  const spans = (facts.localTimes.get(style) ?? []).flatMap(({ first, last, count }): readonly LocalSpan[] => {
    const [from, to] = [asIfUtc(first), asIfUtc(last)]
    return from === undefined || to === undefined ? [] : [{ from, to, count }]
  })
  const zone = zoneOfWindow(spans, window, named === undefined)
  if (zone === 'unknown') return { source: 'unknown', periods: [] }
  return zone === 'assumed' ? { source: 'assumed', periods: fixed(0) } : { source: 'window', periods: fixed(zone) }
}

function fixed(offset: number): readonly ZonePeriod[] {
  return [{ offset, from: instant(-Infinity), to: instant(Infinity) }]
}
