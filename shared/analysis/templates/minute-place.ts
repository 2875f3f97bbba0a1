import type { HashedLine } from './template-lines.ts'

/** How a line spells a minute: what stands before its seconds, and what has to stand behind them. */
export interface MinuteText {
  /** A time without its seconds; of a number of seconds, the whole ones with their point. */
  readonly bytes: Uint8Array
  /** What of the time stands behind its seconds: a zone, a year. Two that differ in it are two minutes. */
  readonly tail: Uint8Array
}

/** Where in lines like one that was read the minute stands. */
export interface MinutePlace {
  /** Bytes from the line's begin. */
  readonly at: number
  /** What stands before it: where a line of other lengths has another time there, it does not stand behind the same. */
  readonly lead: number
}

const [ZERO, NINE, COLON, POINT, COMMA] = [0x30, 0x39, 0x3a, 0x2e, 0x2c]
const [PLUS, DASH, LETTER_Z] = [0x2b, 0x2d, 0x5a]
/** Bytes before a minute that are compared. */
const LEAD_BYTES = 4

/** Undefined = the time does not stand there as it was read, being escaped or put together, or stands there twice. */
export function placeOf(time: Uint8Array, line: HashedLine, length: number): MinutePlace | undefined {
  const head = line.bytes.subarray(line.start, line.start + length)
  const at = indexOf(head, time, 0)
  if (at === -1 || indexOf(head, time, at + 1) !== -1) return undefined
  return { at, lead: leadOf(line, at) }
}

/** Whether the line spells that minute at that place. What changes most is compared first. */
export function stands({ bytes: words, tail }: MinuteText, line: HashedLine, place: MinutePlace | undefined): boolean {
  if (place === undefined) return false
  const { bytes, start, end } = line
  const from = start + place.at
  if (from + words.length > end) return false
  for (let at = words.length - 1; at >= 0; at--) if (bytes[from + at] !== words[at]) return false
  return leadOf(line, place.at) === place.lead && endsIn(tail, line, from + words.length)
}

function endsIn(tail: Uint8Array, { bytes, end }: HashedLine, from: number): boolean {
  let at = from
  while (at < end && isOfSeconds(bytes[at] ?? 0)) at++
  if (tail.length === 0) return at === end || !beginsZone(bytes[at] ?? 0)
  if (at + tail.length > end) return false
  for (let place = 0; place < tail.length; place++) if (bytes[at + place] !== tail[place]) return false
  return true
}

const isDigit = (byte: number) => byte >= ZERO && byte <= NINE
const isOfSeconds = (byte: number) => isDigit(byte) || byte === COLON || byte === POINT || byte === COMMA
const beginsZone = (byte: number) => byte === PLUS || byte === DASH || byte === LETTER_Z

/** The bytes before a place, as one number; all digits are one, for those of a process or of another time may be any. */
function leadOf({ bytes, start }: HashedLine, at: number): number {
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
