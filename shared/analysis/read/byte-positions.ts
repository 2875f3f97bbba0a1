import { encodeUtf8 } from '../../base/bytes.ts'

/** Turns a parser's character positions into byte indexes. */
export interface BytePositions {
  /** The next piece of text, and how many bytes it was. */
  begin(text: string, bytes: number): void
  /** Byte index in the current piece of a character position in all the text so far. */
  byteAt(character: number): number
}

/** Each stretch is measured once. Inexact where bytes were no UTF-8 or text was replaced; never outside the piece. */
export function createBytePositions(): BytePositions {
  let text = ''
  let size = 0
  let before = 0
  let measured = 0
  let measuredBytes = 0
  return {
    begin(next, bytes) {
      before += text.length
      text = next
      size = bytes
      measured = 0
      measuredBytes = 0
    },
    byteAt(character) {
      const at = Math.min(Math.max(character - before, 0), text.length)
      if (text.length === size) return at
      if (at > measured) {
        measuredBytes += encodeUtf8(text.slice(measured, at)).length
        measured = at
      }
      return Math.min(measuredBytes, size)
    },
  }
}
