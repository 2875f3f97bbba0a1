import type { Brand } from './brand.ts'

/** Microseconds since 1970-01-01T00:00:00Z; exact in a double until the year 2255. */
export type Instant = Brand<number, 'Instant'>
export const instant = (microseconds: number): Instant => microseconds as Instant

export const MICROS_PER_SECOND = 1_000_000
export const MICROS_PER_MINUTE = 60 * MICROS_PER_SECOND
export const MICROS_PER_DAY = 86_400 * MICROS_PER_SECOND

/** `2025-03-05T11:26:07.123456Z`; whole seconds have no fraction. */
export function formatInstant(at: Instant): string {
  const date = new Date(Math.floor(at / 1000))
  if (!(date.getUTCFullYear() >= 0 && date.getUTCFullYear() <= 9999)) return 'time out of range'
  const micros = ((at % MICROS_PER_SECOND) + MICROS_PER_SECOND) % MICROS_PER_SECOND
  const seconds = date.toISOString().slice(0, 19)
  return micros === 0 ? `${seconds}Z` : `${seconds}.${String(micros).padStart(6, '0')}Z`
}

/** `1 h 02 min`, `3 min 04 s`, `12 s`, `1.2 s`: for people, never parsed again. */
export function formatDuration(micros: number): string {
  const exact = Math.abs(micros) / MICROS_PER_SECOND
  const sign = micros < 0 ? '−' : ''
  // Rounded before the unit is chosen: 59.7 seconds are a minute, never 60 seconds.
  const seconds = Math.round(exact)
  if (exact < 9.95) return `${sign}${exact.toFixed(1)} s`
  if (seconds < 60) return `${sign}${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${sign}${minutes} min ${String(seconds % 60).padStart(2, '0')} s`
  return `${sign}${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`
}
