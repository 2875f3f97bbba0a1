import { instant, MICROS_PER_SECOND, type Instant } from '../../base/time.ts'
import { instantInYear, type TimeReading } from './parse-time.ts'

/** A stretch of true time in which a local clock is `offset` microseconds ahead of UTC. */
export interface ZonePeriod {
  readonly offset: number
  readonly from: Instant
  readonly to: Instant
}

/** Votes for one offset that follow one another. */
export interface ZoneVotes extends ZonePeriod {
  readonly count: number
}

const QUARTER = 900 * MICROS_PER_SECOND
const HOUR = 4 * QUARTER
/** How far two clocks of one line may be apart: the collector writes a little later than the writer. */
const DELAY = 120 * MICROS_PER_SECOND
const FARTHEST = 14 * HOUR
const HALF_A_YEAR = 182 * 24 * HOUR
/** Summer time moves a clock by an hour, on Lord Howe by half of one. */
const CLOCK_CHANGES: readonly number[] = [HOUR, HOUR / 2]
/** A clock is only believed to have changed when this many lines say so in a row. */
const SURE_VOTES = 3

/**
 * The zone of a time without one, from a time with one in the same line: a journal in local time around containerd's
 * own time. Zones are multiples of a quarter of an hour; anything else is a delay and tells nothing.
 */
export function zoneOffsetBetween(unzoned: TimeReading, zoned: TimeReading): number | undefined {
  if (zoned.kind !== 'absolute' || !zoned.zoned) return undefined
  const local = asIfUtc(unzoned, zoned.at)
  return local === undefined ? undefined : quarterHours(local - zoned.at)
}

/** How far one local clock is ahead of another in the same line; both are written without their zone. */
export function offsetBetweenLocal(local: TimeReading, other: TimeReading): number | undefined {
  const near = other.kind === 'absolute' && !other.zoned ? other.at : localInLeapYear(other)
  const at = near === undefined ? undefined : asIfUtc(local, near)
  return near === undefined || at === undefined ? undefined : quarterHours(at - near)
}

/** The offsets that lines with two clocks show, in the order of the lines; more than one where the clock was changed. */
export function zonePeriods(votes: readonly ZoneVotes[]): readonly ZonePeriod[] {
  const offsets = likelyOffsets(votes)
  const kept = votes.filter(
    ({ offset, count }) => offsets.includes(offset) && (offsets.length === 1 || count >= SURE_VOTES),
  )
  const periods: ZonePeriod[] = []
  for (const { offset, from, to } of kept) {
    const last = periods.at(-1)
    if (last?.offset === offset) periods[periods.length - 1] = { offset, from: last.from, to: later(last.to, to) }
    else periods.push({ offset, from, to })
  }
  return periods
}

/** The true time of a local one; `near` is a true time a little before it. Undefined in an hour that cannot be told apart. */
export function placeLocal(local: number, periods: readonly ZonePeriod[], near?: Instant): Instant | undefined {
  const index =
    near === undefined
      ? 0
      : Math.max(
          0,
          periods.findLastIndex(({ from }) => from <= near),
        )
  const [period, next] = [periods[index], periods[index + 1]]
  if (period === undefined) return undefined
  const at = instant(local - period.offset)
  if (next === undefined || near === undefined || near < period.to) return at
  const changed = instant(local - next.offset)
  const fits = [at, changed].filter(time => time >= near - DELAY && time <= next.from + DELAY)
  return fits.length === 2 ? undefined : (fits[0] ?? at)
}

/** The offset that most lines show, or the two of a change to or from summer time; empty without a majority. */
function likelyOffsets(votes: readonly ZoneVotes[]): readonly number[] {
  const counts = new Map<number, number>()
  for (const { offset, count } of votes) counts.set(offset, (counts.get(offset) ?? 0) + count)
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const [best, second] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])
  if (best === undefined) return []
  const isChange =
    second !== undefined && second[1] >= SURE_VOTES && CLOCK_CHANGES.includes(Math.abs(best[0] - second[0]))
  if (isChange && (best[1] + second[1]) * 2 > total) return [best[0], second[0]]
  return best[1] * 2 > total ? [best[0]] : []
}

function quarterHours(difference: number): number | undefined {
  const offset = Math.round(difference / QUARTER) * QUARTER
  const delay = Math.abs(difference - offset)
  return delay <= DELAY && Math.abs(offset) <= FARTHEST ? offset + 0 : undefined
}

function asIfUtc(time: TimeReading, near: Instant): Instant | undefined {
  if (time.kind === 'absolute') return time.zoned ? undefined : time.at
  if (time.kind === 'since-boot') return undefined
  const year = new Date(near / 1_000).getUTCFullYear()
  const same = instantInYear(time, year)
  if (same !== undefined && Math.abs(same - near) < HALF_A_YEAR) return same
  const candidates = [year - 1, year, year + 1].flatMap(candidate => instantInYear(time, candidate) ?? [])
  return candidates.sort((a, b) => Math.abs(a - near) - Math.abs(b - near))[0]
}

/** A date without a year, in a year that has every date: only its distance to another one matters. */
function localInLeapYear(time: TimeReading): Instant | undefined {
  return time.kind === 'yearless' ? instantInYear(time, 2000) : undefined
}

function later(a: Instant, b: Instant): Instant {
  return a < b ? b : a
}
