import { instant, MICROS_PER_DAY, type Instant } from '../../base/time.ts'
import type { LocalReading } from './local-times.ts'
import { dayNumber, instantInYear, type YearlessTime } from './parse-time.ts'

/** When the run took place; logs of it may begin a little earlier and end a little later. */
export interface RunWindow {
  readonly from: Instant
  readonly to: Instant
  /** The same without any tolerance, where the run's start and its finish are both written. */
  readonly exact?: { readonly from: Instant; readonly to: Instant }
  /** Nothing in the run says when it took place: this is when its store took it in. */
  readonly isUpload?: true
}

export type YearSource = 'neighbours' | 'window' | 'upload'

export interface InferredYear {
  readonly year: number
  readonly source: YearSource
}

/** A date in the artifact gives its year to dates of other lines this near. */
const NEIGHBOUR_DAYS = 31
/** Zones and clocks that differ: a day each side of the window. */
const WINDOW_DAYS = 1
/** A longer window holds some dates twice, so it decides nothing. */
const SHORTEST_YEAR = 365

/**
 * The year of a date that was written without one: the year of dated lines of the same artifact, else the one year that
 * puts it into the run's window. Undefined when neither decides; a year is never taken from elsewhere.
 */
export function inferYear(time: YearlessTime, days: ReadonlySet<number>, window?: RunWindow): InferredYear | undefined {
  const nearest = yearOfNeighbours(time, days)
  if (nearest !== undefined) return { year: nearest, source: 'neighbours' }
  const inside = window === undefined ? undefined : yearInWindow(time, window)
  if (inside === undefined) return undefined
  return { year: inside, source: window?.isUpload === true ? 'upload' : 'window' }
}

/** Reads local times as if they were UTC; undefined without a year. A year is worked out once for each date. */
export function createYearReader(
  days: ReadonlySet<number>,
  window: RunWindow | undefined,
): (reading: LocalReading) => Instant | undefined {
  const years = new Map<number, number | undefined>()
  return reading => {
    if (reading.kind === 'absolute') return reading.at
    const key = reading.month * 32 + reading.day
    if (!years.has(key)) years.set(key, inferYear(reading, days, window)?.year)
    const year = years.get(key)
    return year === undefined ? undefined : instantInYear(reading, year)
  }
}

function yearOfNeighbours(time: YearlessTime, days: ReadonlySet<number>): number | undefined {
  const years = new Set(Array.from(days, yearOfDay).flatMap(year => [year - 1, year, year + 1]))
  const [best, next] = [...years]
    .map(year => ({ year, distance: distanceTo(days, dayIn(time, year)) }))
    .filter(({ distance }) => distance <= NEIGHBOUR_DAYS)
    .sort((a, b) => a.distance - b.distance)
  return best === undefined || best.distance === next?.distance ? undefined : best.year
}

function yearInWindow(time: YearlessTime, { from, to }: RunWindow): number | undefined {
  const [first, last] = [dayNumber(from) - WINDOW_DAYS, dayNumber(to) + WINDOW_DAYS]
  if (last - first >= SHORTEST_YEAR) return undefined
  const candidates = new Set([first, last].map(yearOfDay))
  const inside = [...candidates].filter(year => {
    const day = dayIn(time, year)
    return day !== undefined && day >= first && day <= last
  })
  return inside.length === 1 ? inside[0] : undefined
}

function dayIn(time: YearlessTime, year: number): number | undefined {
  const at = instantInYear(time, year)
  return at === undefined ? undefined : dayNumber(at)
}

function distanceTo(days: ReadonlySet<number>, day: number | undefined): number {
  let least = Infinity
  if (day !== undefined) for (const other of days) least = Math.min(least, Math.abs(other - day))
  return least
}

function yearOfDay(day: number): number {
  return new Date(instant(day * MICROS_PER_DAY) / 1_000).getUTCFullYear()
}
