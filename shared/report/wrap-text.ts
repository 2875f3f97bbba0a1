const PLAIN = /^[\x20-\x7e]*$/u
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60]/u
const NO_WIDTH = /\p{M}/u

/** Columns that printable text takes on a terminal: two for wide East Asian characters and emoji, none for marks. */
export function columnsOf(text: string): number {
  if (PLAIN.test(text)) return text.length
  let columns = 0
  for (const character of text) {
    if (WIDE.test(character)) columns += 2
    else if (!NO_WIDTH.test(character)) columns++
  }
  return columns
}

/** Filled up with spaces to a number of columns. */
export function padColumns(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsOf(text)))
}

/**
 * Lines of at most `width` columns, broken at spaces. A longer word has a line of its own, whole, so that a path or an
 * address can be copied. `width` undefined = one line.
 */
export function wrapText(text: string, width: number | undefined): readonly string[] {
  if (width === undefined || columnsOf(text) <= width) return [text]
  const lines: string[] = []
  let line = ''
  let columns = 0
  for (const word of text.split(' ')) {
    const size = columnsOf(word)
    if (line !== '' && columns + 1 + size > width) {
      lines.push(line)
      line = word
      columns = size
    } else {
      columns += line === '' ? size : size + 1
      line = line === '' ? word : `${line} ${word}`
    }
  }
  return line === '' ? lines : [...lines, line]
}
