import { formatDuration, formatInstant, MICROS_PER_SECOND, type Instant } from '#shared/base/time.ts'
import type { Settings } from '#shared/ipc/contract.ts'
import { strings } from '../strings/index.ts'

const words = strings.domain.time

type TimeMode = Settings['time']

/**
 * An instant in the way the person chose, in whole seconds: `2025-03-05 11:26:07Z`, the same in this machine's zone with
 * its distance from UTC (`12:26:07+01:00`), or `+12 min 04 s` from `start`. Relative without a start falls back to UTC.
 */
export function timeText(at: Instant, mode: TimeMode, start: Instant | undefined): string {
  if (mode === 'relative' && start !== undefined) return `${at < start ? '' : '+'}${formatDuration(at - start)}`
  return absoluteText(wholeSeconds(at), mode)
}

/** The same as finely as the artifact says it; a distance as a stop watch shows it: `+12:04.120`, `−1:00:07`. */
export function exactTimeText(at: Instant, mode: TimeMode, start: Instant | undefined): string {
  return mode === 'relative' && start !== undefined ? stopWatchText(at - start) : absoluteText(at, mode)
}

/** An instant that names its zone, also for who chose relative times: those get UTC. */
export function absoluteText(at: Instant, mode: TimeMode): string {
  const text = mode === 'local' ? localText(at) : formatInstant(at)
  return text.replace('T', ' ')
}

/** The time of day of that in whole seconds, for a column whose head names the zone by `zoneName`. */
export function clockText(at: Instant, mode: TimeMode): string {
  return absoluteText(wholeSeconds(at), mode).slice('2025-03-05 '.length)
}

/** The zone of absolute times. */
export function zoneName(mode: TimeMode): string {
  return mode === 'local' ? TIME_MODE_TEXT.local : TIME_MODE_TEXT.utc
}

/** The way in which times are shown, in a word or two. */
export const TIME_MODE_TEXT: Readonly<Record<TimeMode, string>> = words.mode

/** What the way means, with the name of this machine's zone. */
export function timeModeTitle(mode: TimeMode): string {
  if (mode === 'local') return words.localOf(Intl.DateTimeFormat().resolvedOptions().timeZone)
  return mode === 'utc' ? words.mode.utc : words.relative
}

function wholeSeconds(at: Instant): Instant {
  return (Math.floor(at / MICROS_PER_SECOND) * MICROS_PER_SECOND) as Instant
}

/** Local time is UTC that many minutes on; the distance is that of the very instant, which daylight saving may change. */
function localText(at: Instant): string {
  const minutes = -new Date(Math.floor(at / 1000)).getTimezoneOffset()
  if (Number.isNaN(minutes)) return words.outOfRange
  const shifted = formatInstant((at + minutes * 60 * MICROS_PER_SECOND) as Instant)
  return shifted.replace('Z', zoneText(minutes))
}

function zoneText(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return `${minutes < 0 ? '-' : '+'}${two(hours)}:${two(rest)}`
}

function stopWatchText(micros: number): string {
  const whole = Math.floor(Math.abs(micros) / MICROS_PER_SECOND)
  const fraction = Math.abs(micros) % MICROS_PER_SECOND
  const [hours, minutes, seconds] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const clock = hours === 0 ? `${minutes}:${two(seconds)}` : `${hours}:${two(minutes)}:${two(seconds)}`
  const rest = fraction === 0 ? '' : `.${String(Math.floor(fraction)).padStart(6, '0').replace(/0{3}$/u, '')}`
  return `${micros < 0 ? '−' : '+'}${clock}${rest}`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
