import { decodeUtf8, utf8Floor } from './bytes.ts'
import { visible } from './text.ts'

/** Bytes, and therefore at most as many characters, that are shown of one line. */
export const LINE_SHOWN = 10_000

/** A line as a window shows it: UTF-8 with replacement, controls visible, a long one by its beginning. */
export function shownText(bytes: Uint8Array): string {
  const end = bytes.length <= LINE_SHOWN ? bytes.length : utf8Floor(bytes, LINE_SHOWN)
  return visible(decodeUtf8(bytes.subarray(0, end)))
}

// Colours of a terminal as a window shows them; the knowledge knows lines without.
const VISIBLE_COLOUR = /\\x1b\[[\d;]*m/g

/** What a window shows of a line, without the colours of a terminal. */
export function withoutColours(shown: string): string {
  return shown.includes('\\x1b') ? shown.replaceAll(VISIBLE_COLOUR, '') : shown
}
