import { nextFence } from '#shared/report/split-sections.ts'
import type { Block, Cells } from './markdown-tree.ts'
import { parseInline } from './parse-inline.ts'

/*
 * The subset of GitHub's Markdown that reports are written in: headings, paragraphs, lists, quotes, tables, fenced code,
 * rules and folded details. HTML is text. Nothing here throws, and a text costs time in proportion to its length.
 */

const HEADING = /^(#{1,6}) (.*)$/u
const ITEM = /^ ?([-*+]|\d{1,9}[.)]) (.*)$/u
const RULE = /^ {0,3}(?:-{3,}|\*{3,}|_{3,})\s*$/u
const DELIMITER = /^ {0,3}\|?(?: {0,4}:?-{1,200}:? {0,4}\|){1,50}(?: {0,4}:?-{1,200}:? {0,4})?$/u
const DETAILS = /^<details><summary>(.{0,400})<\/summary>\s*$/u
const CLOSING = /^<\/details>\s*$/u
const QUOTE = /^ {0,3}> ?/u
/** Folds in folds in folds: deeper ones are shown as they are written. */
const DEPTH = 6

/** What a text says, as a tree to be drawn. */
export function parseMarkdown(text: string): readonly Block[] {
  return parseLines(text.split(/\r?\n/u), DEPTH)
}

interface Reader {
  readonly lines: readonly string[]
  readonly at: number
  readonly depth: number
}

/** A block and the line after it. */
interface ReadBlock {
  readonly block: Block
  readonly next: number
}

function parseLines(lines: readonly string[], depth: number): readonly Block[] {
  const blocks: Block[] = []
  let at = 0
  while (at < lines.length) {
    if (lineAt(lines, at).trim() === '') {
      at++
      continue
    }
    const { block, next } = readBlock({ lines, at, depth })
    blocks.push(block)
    at = next
  }
  return blocks
}

function readBlock(reader: Reader): ReadBlock {
  return (
    readFence(reader) ??
    readHeading(reader) ??
    readRule(reader) ??
    readDetails(reader) ??
    readTable(reader) ??
    readQuote(reader) ??
    readList(reader) ??
    readParagraph(reader)
  )
}

function readFence({ lines, at }: Reader): ReadBlock | undefined {
  let open = nextFence('', lineAt(lines, at))
  if (open === '') return undefined
  let end = at + 1
  while (end < lines.length) {
    open = nextFence(open, lineAt(lines, end))
    if (open === '') break
    end++
  }
  return { block: { kind: 'code', text: lines.slice(at + 1, end).join('\n') }, next: end + 1 }
}

function readHeading({ lines, at }: Reader): ReadBlock | undefined {
  const [, marks, words] = HEADING.exec(lineAt(lines, at)) ?? []
  if (marks === undefined || words === undefined) return undefined
  return { block: { kind: 'heading', level: marks.length, children: parseInline(words.trim()) }, next: at + 1 }
}

function readRule({ lines, at }: Reader): ReadBlock | undefined {
  return RULE.test(lineAt(lines, at)) ? { block: { kind: 'rule' }, next: at + 1 } : undefined
}

/** Up to the line that closes it; code inside closes nothing. */
function readDetails({ lines, at, depth }: Reader): ReadBlock | undefined {
  const summary = DETAILS.exec(lineAt(lines, at))?.[1]
  if (summary === undefined || depth <= 0) return undefined
  let open = 1
  let fence = ''
  let end = at + 1
  for (; end < lines.length; end++) {
    const line = lineAt(lines, end)
    fence = nextFence(fence, line)
    if (fence !== '') continue
    if (DETAILS.test(line)) open++
    else if (CLOSING.test(line)) open--
    if (open === 0) break
  }
  const blocks = parseLines(lines.slice(at + 1, end), depth - 1)
  return { block: { kind: 'details', summary: parseInline(summary), blocks }, next: end + 1 }
}

function readTable({ lines, at }: Reader): ReadBlock | undefined {
  const isTable = lineAt(lines, at).includes('|') && DELIMITER.test(lineAt(lines, at + 1))
  if (!isTable) return undefined
  let end = at + 2
  while (end < lines.length && lineAt(lines, end).includes('|')) end++
  const head = cellsOf(lineAt(lines, at))
  const rows = lines.slice(at + 2, end).map(line => cellsOf(line).slice(0, head.length))
  return { block: { kind: 'table', head, rows }, next: end }
}

function cellsOf(line: string): Cells {
  const bare = line
    .trim()
    .replace(/^\|/u, '')
    .replace(/(?<!\\)\|$/u, '')
  return bare.split(/(?<!\\)\|/u).map(cell => parseInline(cell.trim().replaceAll('\\|', '|')))
}

function readQuote({ lines, at, depth }: Reader): ReadBlock | undefined {
  if (depth <= 0 || !QUOTE.test(lineAt(lines, at))) return undefined
  let end = at
  while (end < lines.length && QUOTE.test(lineAt(lines, end))) end++
  const inner = lines.slice(at, end).map(line => line.replace(QUOTE, ''))
  return { block: { kind: 'quote', blocks: parseLines(inner, depth - 1) }, next: end }
}

/** Items of one kind; lines that are indented below an item belong to it. */
function readList({ lines, at, depth }: Reader): ReadBlock | undefined {
  const kind = itemKind(lineAt(lines, at))
  if (kind === undefined || depth <= 0) return undefined
  const items: string[][] = []
  let end = at
  for (; end < lines.length; end++) {
    const line = lineAt(lines, end)
    if (itemKind(line) === kind) items.push([ITEM.exec(line)?.[2] ?? ''])
    else if (/^ {2,}\S/u.test(line)) items.at(-1)?.push(line.replace(/^ {2,4}/u, ''))
    else break
  }
  const blocks = items.map(item => parseLines(item, depth - 1))
  return { block: { kind: 'list', isOrdered: kind === 'ordered', items: blocks }, next: end }
}

function itemKind(line: string): 'ordered' | 'bullet' | undefined {
  const mark = ITEM.exec(line)?.[1]
  if (mark === undefined) return undefined
  return /^\d/u.test(mark) ? 'ordered' : 'bullet'
}

/** Up to an empty line, or one that begins something else. */
function readParagraph({ lines, at, depth }: Reader): ReadBlock {
  let end = at + 1
  while (end < lines.length && !endsParagraph({ lines, at: end, depth })) end++
  return { block: { kind: 'paragraph', children: parseInline(lines.slice(at, end).join('\n')) }, next: end }
}

function endsParagraph({ lines, at, depth }: Reader): boolean {
  const line = lineAt(lines, at)
  if (line.trim() === '' || HEADING.test(line) || nextFence('', line) !== '') return true
  if (depth <= 0) return false
  return ITEM.test(line) || DETAILS.test(line) || QUOTE.test(line)
}

function lineAt(lines: readonly string[], at: number): string {
  return lines[at] ?? ''
}
