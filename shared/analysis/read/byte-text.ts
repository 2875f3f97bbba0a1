import { decodeUtf8 } from '../../base/bytes.ts'

const PIECE = 8_192

/**
 * One character (U+0000 to U+00FF) for each byte, so that a parser's character offsets are byte offsets, whatever the
 * encoding holds. `decodeByteText` gives the real text of a part.
 */
export function toByteText(bytes: Uint8Array): string {
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += PIECE) {
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + PIECE)))
  }
  return pieces.join('')
}

/** The text that the bytes behind `text` spell in UTF-8. Characters above U+00FF, which a parser made of escapes, stay. */
export function decodeByteText(text: string): string {
  return isAscii(text) ? text : text.replace(/[\x80-\xff]+/gu, run => decodeUtf8(Uint8Array.from(run, byteOf)))
}

export function isAscii(text: string): boolean {
  return !/[^\0-\x7f]/u.test(text)
}

function byteOf(character: string): number {
  return character.charCodeAt(0)
}
