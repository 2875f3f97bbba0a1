import { decodeUtf8, encodeUtf8 } from '../../base/bytes.ts'
import { MICROS_PER_MINUTE } from '../../base/time.ts'
import { instantInYear, parseTime, type TimeReading } from '../clock/parse-time.ts'
import { detached } from '../collect/line-context.ts'
import { parseLine, type ParsedTime } from '../parse-line.ts'
import { headLength } from './line-heads.ts'
import { placeOf, stands, type MinutePlace } from './minute-place.ts'
import { spellMinute, type MinuteText } from './minute-text.ts'
import type { HashedLine } from './template-lines.ts'

/** A minute of an artifact's clock, or a second where its times are numbers of seconds; one object for all its lines. */
export interface Minute extends MinuteText {
  /** From 0 on, in the order of the artifact. */
  readonly index: number
  /** Of its first line; an artifact's clock makes an instant of it. */
  readonly time: ParsedTime
  /** Tells distances within the artifact, in minutes, and no instant: year and zone may be unknown. */
  readonly number: number
}

/** A minute, and where in lines like this one it stands. */
export interface FoundMinute {
  readonly minute: Minute
  /** Undefined = it is not known. */
  readonly place: MinutePlace | undefined
}

/** Reads the minutes of lines, each text of one but once. */
export interface MinuteReader {
  /** Where lines like this one had theirs before; the minute is only looked up. Undefined = it is a new one. */
  lookUp(line: HashedLine, found: FoundMinute): FoundMinute | undefined
  /** Takes the line apart. Undefined = it has no time that is understood, or too many were read. */
  read(line: HashedLine): FoundMinute | undefined
}

/** What is read of one artifact at most. */
export interface ReaderLimits {
  /** So many minutes are told apart. */
  readonly minutes: number
  /** So many lines are taken apart for their minute. */
  readonly reads: number
}

export function createMinuteReader(limits: ReaderLimits): MinuteReader {
  const known = new Map<string, Minute>()
  let reads = 0
  return {
    lookUp(line, { minute, place }) {
      const from = line.start + (place?.at ?? 0)
      const text = asciiOf(line.bytes.subarray(from, Math.min(from + minute.bytes.length, line.end)))
      const same = known.get(keyOf(minute.time, text, minute.tail))
      return same !== undefined && stands(same, line, place) ? { minute: same, place } : undefined
    },
    read(line) {
      if (reads++ >= limits.reads) return undefined
      const length = headLength(line, line.start)
      const time = timeOf(line.bytes.subarray(line.start, line.start + length))
      const minute = time === undefined ? undefined : minuteOf(known, time, limits.minutes)
      if (time === undefined || minute === undefined) return undefined
      return { minute, place: placeOf(encodeUtf8(time.text), line, length) }
    },
  }
}

/** Undefined = the time is none, or there are too many minutes. */
function minuteOf(known: Map<string, Minute>, time: ParsedTime, limit: number): Minute | undefined {
  const spelt = spellMinute(time)
  // Every time is read, and not only the first of a minute: there is no 11:26:99.
  const reading = parseTime(time.text, time.style)
  if (spelt === undefined || reading === undefined) return undefined
  const key = keyOf(time, asciiOf(spelt.bytes), spelt.tail)
  const before = known.get(key)
  if (before !== undefined || known.size >= limit) return before
  const number = microsOf(reading) / MICROS_PER_MINUTE
  // Not spread: copies by a spread differ in their shapes, and reading them is slow.
  const { bytes, quads, tail } = spelt
  const minute = { bytes, quads, tail, index: known.size, time: detached(time), number }
  known.set(key, minute)
  return minute
}

const keyOf = ({ style }: ParsedTime, text: string, tail: Uint8Array) => `${style} ${text} ${asciiOf(tail)}`

/** The writer's own time; that of the collector where the writer's counts from a boot. */
function timeOf(head: Uint8Array): ParsedTime | undefined {
  const [text = ''] = decodeUtf8(head).split(/\r?\n/u, 1)
  const { time, outerTime } = parseLine(text)
  return time?.style === 'since-boot' ? (outerTime ?? time) : time
}

/** Of which year does not matter, if only it has a 29 February. */
const LEAP_YEAR = 2000

function microsOf(reading: TimeReading): number {
  if (reading.kind === 'absolute') return reading.at
  return reading.kind === 'yearless' ? (instantInYear(reading, LEAP_YEAR) ?? 0) : reading.micros
}

function asciiOf(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}
