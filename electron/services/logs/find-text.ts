import type { IsStopped, OpenLog } from './growing-log.ts'
import { readAt } from './read-at.ts'

const NEWLINE = 10
const STEP_BYTES = 256 * 1024

export interface TextQuery {
  /** Compared without regard to case. */
  readonly text: string
  /** The first line looked at, 1-based. */
  readonly from: number
  readonly backwards: boolean
}

export interface TextHit {
  readonly line: number
  /** True when the search passed an end and began again at the other. */
  readonly wrapped: boolean
}

interface Search {
  readonly log: OpenLog
  readonly find: (text: string) => number
  readonly decode: (bytes: Buffer) => string
  /** Bytes read twice, so that a match across two steps is seen. */
  readonly overlap: number
  readonly isStopped: IsStopped
}

/** The next line that holds the text, wrapping once; undefined when there is none, or when stopped. */
export async function findText(log: OpenLog, query: TextQuery, isStopped: IsStopped): Promise<TextHit | undefined> {
  const search = createSearch(log, query, isStopped)
  const all = { from: 0, to: log.index.bytes }
  const border = await offsetOf(log, query.backwards ? query.from + 1 : query.from)
  const before = { from: all.from, to: border }
  const after = { from: border, to: all.to }
  const step = query.backwards ? findBackwards : findForwards
  const [first, second] = query.backwards ? [before, after] : [after, before]
  const near = await step(search, first)
  if (near !== undefined) return { line: near, wrapped: false }
  const far = await step(search, second)
  return far === undefined ? undefined : { line: far, wrapped: true }
}

function createSearch(log: OpenLog, { text, backwards }: TextQuery, isStopped: IsStopped): Search {
  const needle = text.toLowerCase()
  // Bytes as Latin-1 are twice as fast to decode and right for ASCII.
  const isAscii = /^\p{ASCII}*$/u.test(text)
  const encoding = isAscii ? 'latin1' : 'utf8'
  return {
    log,
    find: haystack => (backwards ? haystack.lastIndexOf(needle) : haystack.indexOf(needle)),
    decode: bytes => bytes.toString(encoding).toLowerCase(),
    overlap: isAscii ? text.length : text.length * 4,
    isStopped,
  }
}

interface Range {
  readonly from: number
  readonly to: number
}

async function findForwards(search: Search, range: Range): Promise<number | undefined> {
  let line = await lineAt(search.log, range.from)
  for (let at = range.from; at < range.to && !search.isStopped(); at += STEP_BYTES) {
    const bytes = await readAt(search.log.handle, at, Math.min(STEP_BYTES + search.overlap, range.to - at))
    const text = search.decode(bytes)
    const hit = search.find(text)
    if (hit >= 0) return line + countNewlines(Buffer.from(text.slice(0, hit)))
    line += countNewlines(bytes.subarray(0, STEP_BYTES))
  }
  return undefined
}

async function findBackwards(search: Search, range: Range): Promise<number | undefined> {
  for (let end = range.to; end > range.from && !search.isStopped(); end -= STEP_BYTES) {
    const start = Math.max(range.from, end - STEP_BYTES)
    const bytes = await readAt(search.log.handle, start, Math.min(end + search.overlap, range.to) - start)
    const text = search.decode(bytes)
    const hit = search.find(text)
    if (hit >= 0) return (await lineAt(search.log, start)) + countNewlines(Buffer.from(text.slice(0, hit)))
  }
  return undefined
}

function countNewlines(bytes: Uint8Array): number {
  let count = 0
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count++
  return count
}

/** Number of the line that a byte lies in; one more than the last line's at the end. */
export async function lineAt(log: OpenLog, offset: number): Promise<number> {
  const mark = log.index.markBeforeByte(offset)
  let { line } = mark
  for (let at = mark.offset; at < offset; at += STEP_BYTES) {
    line += countNewlines(await readAt(log.handle, at, Math.min(STEP_BYTES, offset - at)))
  }
  return line
}

/** Offset of a line's first byte; the end for a line that does not exist. */
async function offsetOf(log: OpenLog, line: number): Promise<number> {
  const mark = log.index.markBefore(line)
  let missing = line - mark.line
  for (let at = mark.offset; missing > 0 && at < log.index.bytes; at += STEP_BYTES) {
    const bytes = await readAt(log.handle, at, Math.min(STEP_BYTES, log.index.bytes - at))
    for (let newline = bytes.indexOf(NEWLINE); newline >= 0; newline = bytes.indexOf(NEWLINE, newline + 1)) {
      if (--missing === 0) return at + newline + 1
    }
  }
  return missing > 0 ? log.index.bytes : mark.offset
}
