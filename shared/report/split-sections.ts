/** A stretch of a Markdown text: a heading, and what follows up to the next one of its level. */
export interface TextSection {
  /** Words of the heading, with a number from the second of the same words on; empty = what stands before the first one. */
  readonly key: string
  /** With its heading and all line ends. */
  readonly text: string
}

// Backticks with another one behind them on their line are code inside of the line.
const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/u

/** The sections of a text by headings of one level (`##` is 2). Their texts in a row are the text. Code blocks hold no headings. */
export function splitSections(text: string, level: number): readonly TextSection[] {
  const mark = `${'#'.repeat(level)} `
  const found: { heading: string; lines: string[] }[] = [{ heading: '', lines: [] }]
  let fence = ''
  for (const line of text.split(/(?<=\n)/u)) {
    if (fence === '' && line.startsWith(mark)) found.push({ heading: line.slice(mark.length).trim(), lines: [] })
    fence = nextFence(fence, line)
    found.at(-1)?.lines.push(line)
  }
  return numbered(found.map(({ heading, lines }) => ({ heading, text: lines.join('') })))
}

/** The fence that is open after a line, empty when none is. */
export function nextFence(open: string, line: string): string {
  const mark = FENCE.exec(line)?.[1]
  if (mark === undefined) return open
  if (open === '') return mark
  const closes = mark[0] === open[0] && mark.length >= open.length && line.trim() === mark
  return closes ? '' : open
}

function numbered(found: readonly { readonly heading: string; readonly text: string }[]): readonly TextSection[] {
  const taken = new Set<string>()
  const next = new Map<string, number>()
  return found
    .filter(({ text }, index) => index > 0 || text !== '')
    .map(({ heading, text }) => {
      let key = heading
      let number = next.get(heading) ?? 2
      while (taken.has(key)) key = `${heading} (${number++})`
      next.set(heading, number)
      taken.add(key)
      return { key, text }
    })
}
