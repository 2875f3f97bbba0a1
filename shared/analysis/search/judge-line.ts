import { decodeUtf8 } from '../../base/bytes.ts'
import { stripAnsi } from '../../base/text.ts'
import type { FilterLevel } from '../../model/line-filter.ts'
import { parseLine, type ParsedLine } from '../parse-line.ts'
import { lineLevel } from '../templates/line-severity.ts'
import { writerOf } from '../writer-of.ts'

/** A line as filters judge it: without the colours of a terminal. */
export interface JudgedLine {
  readonly text: string
  readonly parsed: ParsedLine
}

/** Of a long line its beginning is enough. */
export function readLine(beginning: Uint8Array): JudgedLine {
  const text = stripAnsi(decodeUtf8(beginning))
  return { text, parsed: parseLine(text) }
}

/** How grave the line is, for every filter. */
export function levelOf({ parsed, text }: JudgedLine): FilterLevel {
  return lineLevel(parsed, text)
}

/** Whether the name of the line's writer holds the words, which are in small letters. */
export function isWrittenBy({ parsed }: JudgedLine, folded: string): boolean {
  return writerOf(parsed)?.toLowerCase().includes(folded) === true
}
