import { MICROS_PER_SECOND, type Instant } from '../../base/time.ts'
import { instantInYear, type TimeReading } from './parse-time.ts'

/** Offsets that lines with two clocks show, in microseconds east of UTC, and how many lines show each. */
export type ZoneVotes = ReadonlyMap<number, number>

const QUARTER = 900 * MICROS_PER_SECOND
/** How far two clocks of one line may be apart: the collector writes a little later than the writer. */
const DELAY = 120 * MICROS_PER_SECOND
const FARTHEST = 14 * 4 * QUARTER

/**
 * The zone of a time without one, from a time with one in the same line: a journal in local time around containerd's
 * own time. Zones are multiples of a quarter of an hour; anything else is a delay and tells nothing.
 */
export function zoneOffsetBetween(unzoned: TimeReading, zoned: TimeReading): number | undefined {
  if (zoned.kind !== 'absolute' || !zoned.zoned) return undefined
  const local = asIfUtc(unzoned, zoned.at)
  if (local === undefined) return undefined
  const offset = Math.round((local - zoned.at) / QUARTER) * QUARTER
  const delay = Math.abs(local - zoned.at - offset)
  return delay <= DELAY && Math.abs(offset) <= FARTHEST ? offset + 0 : undefined
}

/** The offset that most lines show; undefined without a majority. */
export function majorityOffset(votes: ZoneVotes): number | undefined {
  const total = [...votes.values()].reduce((sum, count) => sum + count, 0)
  return [...votes].find(([, count]) => count * 2 > total)?.[0]
}

function asIfUtc(time: TimeReading, near: Instant): Instant | undefined {
  if (time.kind === 'absolute') return time.zoned ? undefined : time.at
  if (time.kind === 'since-boot') return undefined
  const year = new Date(near / 1_000).getUTCFullYear()
  const candidates = [year - 1, year, year + 1].flatMap(candidate => instantInYear(time, candidate) ?? [])
  return candidates.sort((a, b) => Math.abs(a - near) - Math.abs(b - near))[0]
}
