import { visible } from '../../base/text.ts'
import { EVIDENCE_BYTES, type Evidence } from '../../model/evidence.ts'
import type { LineQuery, TextSpan } from '../../model/search.ts'
import { compilePattern, type Pattern } from '../compile-pattern.ts'
import { re2Of } from './line-search.ts'

/** Where in the text of a found line the words stand that were looked for. */
export type WordMarker = (line: Evidence) => readonly TextSpan[]

/** Places of one line that are marked. */
const MARKED = 20
/** What is cited may be a window of a longer line: windows end between characters, and so up to 3 bytes early. Bytes. */
const WINDOW_BYTES = EVIDENCE_BYTES - 6

/** Marks words of lines that a search with the same query found. The query is one that `createLineSearch` takes. */
export function createWordMarker(query: LineQuery): WordMarker {
  if (query.text === '') return () => []
  if (!query.isPattern) return markLiteral(visible(query.text), query.ignoresCase)
  const pattern = compilePattern({ re2: re2Of(query) })
  return line => markPattern(pattern, line)
}

function markLiteral(words: string, ignoresCase: boolean): WordMarker {
  const fold = (text: string) => (ignoresCase ? text.toLowerCase() : text)
  const sought = fold(words)
  return ({ text }) => {
    const folded = fold(text)
    // A few letters are longer in lower case: places in one text are then none in the other.
    return folded.length === text.length ? placesOf(sought, folded) : []
  }
}

function placesOf(words: string, text: string): readonly TextSpan[] {
  const spans: TextSpan[] = []
  for (let at = text.indexOf(words); at !== -1 && spans.length < MARKED; at = text.indexOf(words, at + words.length)) {
    spans.push({ from: at, to: at + words.length })
  }
  return spans
}

/** Of a line that is cited by a window, nothing that touches its ends: the line itself may go on there. */
function markPattern(pattern: Pattern, { text, length }: Evidence): readonly TextSpan[] {
  const isWindow = length >= WINDOW_BYTES
  return Array.from(pattern.matchAll(text, MARKED), ({ index, 0: words }) => ({
    from: index,
    to: index + words.length,
  })).filter(({ from, to }) => to > from && !(isWindow && (from === 0 || to === text.length)))
}
