import { decodeUtf8, indexOfBytes } from '../../base/bytes.ts'
import { normaliseLine } from '../../base/text.ts'
import type { Evidence } from '../../model/evidence.ts'
import { evidenceOfLine } from '../read/evidence-of.ts'

/** A line, or a piece of a very long one, without its end. */
export interface LinePiece {
  readonly artifact: string
  readonly line: number
  /** Of the piece in the artifact. */
  readonly offset: number
  readonly bytes: Uint8Array
}

/** Bytes of a long line that are looked at before and behind the word for which it was found. */
const AROUND = 8_192

/** The text of a line, of a long one that around a word. */
export function textAround(bytes: Uint8Array, word: Uint8Array): string {
  return normaliseLine(decodeUtf8(bytes.length <= 2 * AROUND ? bytes : cutAround(bytes, word)))
}

function cutAround(bytes: Uint8Array, word: Uint8Array): Uint8Array {
  const from = Math.max(0, indexOfBytes(bytes, word))
  return bytes.subarray(Math.max(0, from - AROUND), from + AROUND)
}

/** Cites a line, of a long one what stands around a word. */
export function citeAround(piece: LinePiece, word: Uint8Array): Evidence {
  const from = Math.max(0, indexOfBytes(piece.bytes, word))
  return evidenceOfLine(piece, { from, to: from + word.length })
}
