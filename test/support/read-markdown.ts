/** Markdown taken apart into code and the rest, after CommonMark 0.31: fenced blocks, and code spans within a line. */
export interface MarkdownParts {
  readonly blocks: readonly string[]
  readonly spans: readonly string[]
  /** Everything outside of code, line by line. */
  readonly outside: string
}

const OPEN = /^ {0,3}(?<mark>`{3,}(?!`)|~{3,}(?!~))/u

export function readMarkdown(markdown: string): MarkdownParts {
  const blocks: string[] = []
  const spans: string[] = []
  const outside: string[] = []
  const lines = markdown.split('\n')
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!
    const mark = openingFence(line)
    if (mark === undefined) {
      const inline = readSpans(line)
      spans.push(...inline.spans)
      outside.push(inline.outside)
      continue
    }
    const close = new RegExp(`^ {0,3}${mark.charAt(0)}{${mark.length},}[ \\t]*$`, 'u')
    const end = lines.findIndex((other, index) => index > at && close.test(other))
    const until = end < 0 ? lines.length : end
    blocks.push(lines.slice(at + 1, until).join('\n'))
    at = until
  }
  return { blocks, spans, outside: outside.join('\n') }
}

/** The run that opens a block; the words after backticks must not hold another one. */
function openingFence(line: string): string | undefined {
  const mark = OPEN.exec(line)?.groups?.['mark']
  if (mark?.startsWith('`') === true && line.trimStart().slice(mark.length).includes('`')) return undefined
  return mark
}

/** A span opens with a run of backticks and ends with the next run of the same length; a run without a partner is text. */
function readSpans(line: string): { readonly spans: readonly string[]; readonly outside: string } {
  const runs = [...line.matchAll(/`+/gu)].map(match => ({ from: match.index, length: match[0].length }))
  const spans: string[] = []
  let outside = ''
  let end = 0
  for (let at = 0; at < runs.length; at++) {
    const run = runs[at]!
    const partner = runs.findIndex((other, index) => index > at && other.length === run.length)
    if (partner < 0) continue
    const close = runs[partner]!
    outside += line.slice(end, run.from)
    spans.push(stripOneSpace(line.slice(run.from + run.length, close.from)))
    end = close.from + close.length
    at = partner
  }
  return { spans, outside: outside + line.slice(end) }
}

function stripOneSpace(text: string): string {
  return text.startsWith(' ') && text.endsWith(' ') && /[^ ]/u.test(text) ? text.slice(1, -1) : text
}
