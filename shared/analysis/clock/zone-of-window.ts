import { MICROS_PER_SECOND, type Instant } from '../../base/time.ts'
import type { RunWindow } from './infer-year.ts'

/** Times of one local clock as if they were UTC: from, to, and how many lines lie between. */
export interface LocalSpan {
  readonly from: Instant
  readonly to: Instant
  readonly count: number
}

/**
 * - a number: microseconds east of UTC, the one zone that the run's times admit
 * - `assumed`: nothing speaks against UTC
 * - `unknown`: it is not UTC, and what it is cannot be told
 */
export type WindowZone = number | 'assumed' | 'unknown'

const MINUTE = 60 * MICROS_PER_SECOND
const HOUR = 60 * MINUTE
/** A log may begin before started.json was written and end after finished.json by this much. */
const TOLERANCE = 5 * MINUTE
/** The share of lines that must lie in the run's window (domain facts, section 6). */
const SHARE = 0.99
/** Zones in use that are no whole hours, in hours (IANA time zone database 2025a). */
const BROKEN_HOURS = [-9.5, -3.5, -2.5, 3.5, 4.5, 5.5, 5.75, 6.5, 8.75, 9.5, 10.5, 12.75, 13.75]
const WHOLE_HOURS = Array.from({ length: 27 }, (_, index) => index - 12)
const OFFSETS = [...WHOLE_HOURS, ...BROKEN_HOURS].map(hours => hours * HOUR)

/** The zone of a local clock that no line tells, from the run's own start and finish. UTC is preferred where it fits. */
export function zoneOfWindow(
  spans: readonly LocalSpan[],
  window: RunWindow | undefined,
  mayBeUtc: boolean,
): WindowZone {
  const fallback = mayBeUtc ? 'assumed' : 'unknown'
  const { exact } = window ?? {}
  if (window === undefined || exact === undefined) return fallback
  const fits = (offset: number, { from, to }: Pick<RunWindow, 'from' | 'to'>, tolerance: number) =>
    shareInside(spans, from + offset - tolerance, to + offset + tolerance) >= SHARE
  if (mayBeUtc && fits(0, window, 0)) return 'assumed'
  const [only, ...more] = OFFSETS.filter(offset => (mayBeUtc || offset !== 0) && fits(offset, exact, TOLERANCE))
  if (only === undefined) return fallback
  return more.length === 0 ? only : 'unknown'
}

function shareInside(spans: readonly LocalSpan[], from: number, to: number): number {
  const total = spans.reduce((sum, span) => sum + span.count, 0)
  const inside = spans.filter(span => span.from >= from && span.to <= to).reduce((sum, span) => sum + span.count, 0)
  return total === 0 ? 0 : inside / total
}
