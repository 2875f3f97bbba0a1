/** What parts a reference: a `:` before its tag, an `@` before its digest. Most words of a line have neither. */
const MARK = /[:@]/gu
/** All that a reference may be made of: letters and digits of ASCII, and `_ . / : @ -`. */
const isWordCharacter = Uint8Array.from({ length: 128 }, (_, code) =>
  /[\w./:@-]/u.test(String.fromCharCode(code)) ? 1 : 0,
)
/** So far before its first mark, and so far behind it, a word is read. UTF-16 units. */
const WORD_REACH = 1_500
/** A line that names more words of this kind is no log. */
const WORDS_PER_LINE = 10_000

/** A word with a `:` or an `@` in it. */
export interface MarkedWord {
  readonly word: string
  /** Where it begins in the line. */
  readonly start: number
}

/** The words of a line that may hold an image reference, from left to right. */
export function wordsWithMark(line: string): readonly MarkedWord[] {
  const found: MarkedWord[] = []
  let from = 0
  for (MARK.lastIndex = 0; found.length < WORDS_PER_LINE && MARK.test(line); MARK.lastIndex = from) {
    const mark = MARK.lastIndex - 1
    const start = wordStart(line, mark, from)
    from = wordEnd(line, mark)
    const word = line.slice(start, Math.min(from, mark + 1 + WORD_REACH))
    if (mark - start <= WORD_REACH && mayHoldReference(word)) found.push({ word, start })
  }
  return found
}

function wordStart(line: string, at: number, from: number): number {
  let start = at
  while (start > from && isWordCharacter[line.charCodeAt(start - 1)] === 1) start--
  return start
}

function wordEnd(line: string, at: number): number {
  let end = at + 1
  while (isWordCharacter[line.charCodeAt(end)] === 1) end++
  return end
}

/** What is believed has a registry before a `/` or a digest behind an `@`: times and `file.go:12` have neither. */
function mayHoldReference(word: string): boolean {
  return word.includes('/') || word.includes('@')
}
