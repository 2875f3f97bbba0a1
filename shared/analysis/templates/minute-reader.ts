import { decodeUtf8, encodeUtf8 } from '../../base/bytes.ts'
import { MICROS_PER_MINUTE } from '../../base/time.ts'
import { instantInYear, parseTime, type TimeReading } from '../clock/parse-time.ts'
import { parseLine, type ParsedTime } from '../parse-line.ts'
import { headLength } from './line-heads.ts'
import type { HashedLine } from './template-lines.ts'

/** A minute of an artifact's clock, or a second where its times are numbers of seconds; one object for all its lines. */
export interface Minute {
  /** How a line spells it: a time without its seconds. */
  readonly bytes: Uint8Array
  /** From 0 on, in the order of the artifact. */
  readonly index: number
  /** Of its first line; an artifact's clock makes an instant of it. */
  readonly time: ParsedTime
  /** Tells distances within the artifact and no instant: year and zone may be unknown. */
  readonly number: number
}

/** A minute, and where in lines like this one it stands. */
export interface FoundMinute {
  readonly minute: Minute
  /** Bytes from the line's begin; −1 = it is not there as it was read: escaped, or put together. */
  readonly at: number
}

/** Reads the minutes of lines, each text of one but once. */
export interface MinuteReader {
  /** Where lines like this one had theirs before; the minute is only looked up. Undefined = it is a new one. */
  lookUp(line: HashedLine, found: FoundMinute): FoundMinute | undefined
  /** Takes the line apart. Undefined = it has no time that is understood, or too many were read. */
  read(line: HashedLine): FoundMinute | undefined
}

/** So many minutes are told apart in one artifact: two weeks of them, or six hours of seconds. */
const MINUTES = 20_000
/** So many lines of an artifact are taken apart for their minute. */
const READS = 20_000

export function createMinuteReader(): MinuteReader {
  const known = new Map<string, Minute>()
  let reads = 0
  return {
    lookUp({ bytes, start, end }, { minute, at }) {
      if (at === -1 || start + at + minute.bytes.length > end) return undefined
      const text = asciiOf(bytes.subarray(start + at, start + at + minute.bytes.length))
      const same = known.get(keyOf(minute.time, text))
      return same === undefined ? undefined : { minute: same, at }
    },
    read(line) {
      if (reads++ >= READS) return undefined
      const head = headOf(line)
      const time = timeOf(head)
      const text = time === undefined ? '' : minuteText(time)
      if (time === undefined || text === '') return undefined
      const key = keyOf(time, text)
      const minute = known.get(key) ?? createMinute(time, text, known.size)
      if (minute === undefined || (known.size >= MINUTES && !known.has(key))) return undefined
      known.set(key, minute)
      return { minute, at: placeOf(minute.bytes, head) }
    },
  }
}

const keyOf = ({ style }: ParsedTime, text: string) => `${style} ${text}`

function headOf({ bytes, start, end }: HashedLine): Uint8Array {
  return bytes.subarray(start, start + headLength({ bytes, end }, start))
}

/** The writer's own time; that of the collector where the writer's counts from a boot. */
function timeOf(head: Uint8Array): ParsedTime | undefined {
  const [text = ''] = decodeUtf8(head).split(/\r?\n/u, 1)
  const { time, outerTime } = parseLine(text)
  return time?.style === 'since-boot' ? (outerTime ?? time) : time
}

const CLOCK = /^[^:]*\d:\d\d/u

/** What of a time its minute is, as it is written; of a number of seconds, the whole ones. Empty = it has neither. */
function minuteText({ style, text }: ParsedTime): string {
  if (style === 'since-boot') return text.split('.', 1)[0] ?? ''
  if (style === 'epoch-micros') return text.slice(0, -6)
  return CLOCK.exec(text)?.[0] ?? ''
}

function createMinute(time: ParsedTime, text: string, index: number): Minute | undefined {
  const reading = parseTime(time.text, time.style)
  if (reading === undefined) return undefined
  return { bytes: encodeUtf8(text), index, time, number: Math.floor(microsOf(reading) / MICROS_PER_MINUTE) }
}

/** Of which year does not matter, if only it has a 29 February. */
const LEAP_YEAR = 2000

function microsOf(reading: TimeReading): number {
  if (reading.kind === 'absolute') return reading.at
  return reading.kind === 'yearless' ? (instantInYear(reading, LEAP_YEAR) ?? 0) : reading.micros
}

function placeOf(words: Uint8Array, text: Uint8Array): number {
  for (let at = 0; at + words.length <= text.length; at++) {
    let same = 0
    while (same < words.length && text[at + same] === words[same]) same++
    if (same === words.length) return at
  }
  return -1
}

function asciiOf(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}
