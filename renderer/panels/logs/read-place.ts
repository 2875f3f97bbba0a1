import type { Settings } from '#shared/ipc/contract.ts'
import { MICROS_PER_DAY, MICROS_PER_SECOND } from '#shared/base/time.ts'

/** Where a reader wants to go; a time is in microseconds since 1970. */
export interface GoalPlace {
  readonly kind: 'line' | 'byte' | 'time'
  readonly value: number
}

export interface PlaceContext {
  /** The run's start, for times from there; undefined = not known. */
  readonly start: number | undefined
  /** How times are shown, and so how a time of day is meant. */
  readonly time: Settings['time']
}

/**
 * `1,204` is a line; `b:1204` and `0x4b4` a byte; `+12:34` a time since the run's start; `11:31:08` a time of day, the first
 * at or after that start, as local time where times are shown so and else UTC; `2025-03-05 11:31:08` with its day.
 */
export function readPlace(text: string, context: PlaceContext): GoalPlace | undefined {
  const typed = text.trim()
  if (/^\d[\d, ]*$/u.test(typed)) return whole('line', Number(typed.replaceAll(/[, ]/gu, '')))
  const byte = /^(?:b:|@)\s*([\d,]+)$/iu.exec(typed)?.[1]
  if (byte !== undefined) return whole('byte', Number(byte.replaceAll(',', '')))
  if (/^0x[\da-f]{1,13}$/iu.test(typed)) return whole('byte', Number(typed))
  const at = readTime(typed, context)
  return at === undefined ? undefined : { kind: 'time', value: at }
}

function whole(kind: 'line' | 'byte', value: number): GoalPlace | undefined {
  return Number.isSafeInteger(value) ? { kind, value } : undefined
}

const CLOCK = /^(?:(\d{4})-(\d\d)-(\d\d)[T ])?(\d{1,2}):(\d\d)(?::(\d\d(?:\.\d{1,6})?))?(Z?)$/iu
const SINCE = /^\+(?:(\d{1,3}):)?(\d{1,4})(?::(\d{1,2}(?:\.\d{1,6})?))?$/u

function readTime(typed: string, { start, time }: PlaceContext): number | undefined {
  const since = SINCE.exec(typed)
  if (since !== null) return start === undefined ? undefined : start + sinceStart(since)
  const match = CLOCK.exec(typed)
  const clock = match === null ? undefined : timeOfDay(match)
  if (match === null || clock === undefined) return undefined
  const isLocal = time === 'local' && match[7] === ''
  const [, year, month, day] = match
  if (year !== undefined)
    return dayOf({ year: Number(year), month: Number(month) - 1, day: Number(day) }, isLocal) + clock
  if (start === undefined) return undefined
  const at = dayOf(dayAt(start, isLocal), isLocal) + clock
  // A second of grace: starts are stated to the second, and so are the times that people read.
  return at < start - MICROS_PER_SECOND ? at + MICROS_PER_DAY : at
}

/** Since midnight. */
function timeOfDay([, , , , hours, minutes, seconds = '0']: RegExpExecArray): number | undefined {
  const [hour, minute, second] = [Number(hours), Number(minutes), Number(seconds)]
  if (hour > 23 || minute > 59 || second >= 60) return undefined
  return (hour * 60 + minute) * 60 * MICROS_PER_SECOND + Math.round(second * MICROS_PER_SECOND)
}

/** `+12:34` is minutes and seconds, `+1:02:03` hours as well, `+90` seconds. */
function sinceStart([, first, second = '0', third]: RegExpExecArray): number {
  const parts = [first, second, third].filter(part => part !== undefined).map(Number)
  const seconds = parts.reduce((sum, part) => sum * 60 + part, 0)
  return Math.round(seconds * MICROS_PER_SECOND)
}

interface Day {
  readonly year: number
  /** From 0. */
  readonly month: number
  readonly day: number
}

function dayAt(at: number, isLocal: boolean): Day {
  const date = new Date(at / 1000)
  return isLocal
    ? { year: date.getFullYear(), month: date.getMonth(), day: date.getDate() }
    : { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate() }
}

function dayOf({ year, month, day }: Day, isLocal: boolean): number {
  return (isLocal ? new Date(year, month, day).getTime() : Date.UTC(year, month, day)) * 1000
}
