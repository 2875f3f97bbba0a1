import { encodeUtf8, viewOf } from '../../base/bytes.ts'
import type { ParsedTime } from '../parse-line.ts'

/** How a line spells a minute: what stands before its seconds, and what has to stand behind them. */
export interface MinuteText {
  /** A time without its seconds; of a number of seconds, the whole ones with their point. */
  readonly bytes: Uint8Array
  /** The same, four bytes at once, the last four of them last. None for less. */
  readonly quads: Int32Array
  /** What of the time stands behind its seconds: a zone, a year. Two that differ in it are two minutes. */
  readonly tail: Uint8Array
}

const QUAD = 4
const CLOCK = /^[^:]*\d:\d\d/u
const SECONDS = /^[\d:.,]*/u

/** Undefined = the time has no minute. */
export function spellMinute(time: ParsedTime): MinuteText | undefined {
  const text = minuteText(time)
  if (text === '') return undefined
  const bytes = encodeUtf8(text)
  return { bytes, quads: quadsOf(bytes), tail: encodeUtf8(time.text.slice(text.length).replace(SECONDS, '')) }
}

/** What of a time its minute is, as it is written; of a number of seconds, the whole ones. Empty = it has neither. */
function minuteText({ style, text }: ParsedTime): string {
  if (style === 'since-boot') return text.slice(0, text.indexOf('.') + 1)
  if (style === 'epoch-micros') return text.slice(0, -6)
  return CLOCK.exec(text)?.[0] ?? ''
}

function quadsOf(text: Uint8Array): Int32Array {
  const view = viewOf(text)
  return Int32Array.from({ length: text.length < QUAD ? 0 : Math.ceil(text.length / QUAD) }, (_, index) =>
    view.getInt32(quadAt(text, index), true),
  )
}

/** Where in a text its quad of that number begins. */
export const quadAt = ({ length }: Uint8Array, index: number): number => Math.min(QUAD * index, length - QUAD)
