import { quadAt, type MinuteText } from './minute-text.ts'
import type { HashedLine } from './template-lines.ts'

/** A line in a block of bytes. */
export type LineBytes = Pick<HashedLine, 'bytes' | 'view' | 'start' | 'end'>

/** Where in lines like one that was read the minute stands. */
export interface MinutePlace {
  /** Bytes from the line's begin. */
  readonly at: number
  /** What stands before it: where a line of other lengths has another time there, it does not stand behind the same. */
  readonly lead: number
  /** The same as that line had it, in `quads`' manner; undefined = the line begins with less. */
  readonly leadQuad: number | undefined
}

const [ZERO, NINE, COLON, POINT, COMMA] = [0x30, 0x39, 0x3a, 0x2e, 0x2c]
const [PLUS, DASH, LETTER_Z] = [0x2b, 0x2d, 0x5a]
/** Bytes before a minute that are compared. */
const LEAD_BYTES = 4

/** Undefined = the time does not stand there as it was read, being escaped or put together, or stands there twice. */
export function placeOf(time: Uint8Array, line: LineBytes, length: number): MinutePlace | undefined {
  const head = line.bytes.subarray(line.start, line.start + length)
  const at = indexOf(head, time, 0)
  if (at === -1 || indexOf(head, time, at + 1) !== -1) return undefined
  const leadQuad = at < LEAD_BYTES ? undefined : line.view.getInt32(line.start + at - LEAD_BYTES, true)
  return { at, lead: leadOf(line, at), leadQuad }
}

/** Whether the line spells that minute at that place. What changes most is compared first. */
export function stands(minute: MinuteText, line: LineBytes, place: MinutePlace | undefined): boolean {
  const to = place === undefined ? -1 : behindMinute(minute, line, place)
  if (to === -1) return false
  let at = to
  while (at < line.end && OF_SECONDS[line.bytes[at] ?? 0] === 1) at++
  return hasTail(minute.tail, line, at)
}

/** Where the seconds begin if the line spells that minute at that place, else −1. */
export function behindMinute(minute: MinuteText, line: LineBytes, place: MinutePlace): number {
  const from = line.start + place.at
  const to = from + minute.bytes.length
  return to <= line.end && isSpelt(minute, line, from) && isLed(line, place) ? to : -1
}

function isSpelt({ bytes: text, quads }: MinuteText, { bytes, view }: LineBytes, from: number): boolean {
  if (quads.length === 0) return text.every((byte, index) => bytes[from + index] === byte)
  for (let index = quads.length - 1; index >= 0; index--) {
    if (view.getInt32(from + quadAt(text, index), true) !== quads[index]) return false
  }
  return true
}

function isLed(line: LineBytes, { at, lead, leadQuad }: MinutePlace): boolean {
  if (leadQuad !== undefined && line.view.getInt32(line.start + at - LEAD_BYTES, true) === leadQuad) return true
  return leadOf(line, at) === lead
}

/** Whether behind the seconds, which end at `at`, stands what has to. */
export function hasTail(tail: Uint8Array, { bytes, end }: LineBytes, at: number): boolean {
  if (tail.length === 0) return at === end || !beginsZone(bytes[at] ?? 0)
  if (at + tail.length > end) return false
  for (let place = 0; place < tail.length; place++) if (bytes[at + place] !== tail[place]) return false
  return true
}

const isDigit = (byte: number) => byte >= ZERO && byte <= NINE
/** By the byte: 1 = it may stand in seconds and their fraction. */
const OF_SECONDS = Uint8Array.from({ length: 256 }, (_, byte) =>
  isDigit(byte) || byte === COLON || byte === POINT || byte === COMMA ? 1 : 0,
)
const beginsZone = (byte: number) => byte === PLUS || byte === DASH || byte === LETTER_Z

/** The bytes before a place, as one number; all digits are one, for those of a process or of another time may be any. */
function leadOf({ bytes, start }: LineBytes, at: number): number {
  let lead = 0
  for (let place = Math.max(0, at - LEAD_BYTES); place < at; place++) {
    const byte = bytes[start + place] ?? 0
    lead = (lead << 8) | (isDigit(byte) ? ZERO : byte)
  }
  return lead
}

function indexOf(text: Uint8Array, words: Uint8Array, from: number): number {
  for (let at = from; at + words.length <= text.length; at++) {
    let same = 0
    while (same < words.length && text[at + same] === words[same]) same++
    if (same === words.length) return at
  }
  return -1
}
