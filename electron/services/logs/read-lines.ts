import { decodeUtf8, utf8Floor } from '#shared/base/bytes.ts'
import { LINE_SHOWN } from '#shared/base/shown-line.ts'
import { terminalStyle, type TerminalStyle } from '#shared/base/terminal-style.ts'
import { visible } from '#shared/base/text.ts'
import { readRange } from '../archive/file-bytes.ts'
import type { IsStopped, OpenLog } from './growing-log.ts'

/** Once a window holds this many characters, further lines are shown by their beginning only. */
const WINDOW_SHOWN = 4_000_000
const LINE_SHOWN_LATE = 200
const NEWLINE = 10
const RETURN = 13

/** One line as a window shows it. */
export interface TextLine {
  /** 1-based. */
  readonly line: number
  /** Of its first byte in the decoded artifact. */
  readonly offset: number
  /** UTF-8 with replacement, controls visible. */
  readonly text: string
  /** What its colour codes say; undefined where it has none. */
  readonly style?: TerminalStyle
  /** Length without the terminator (`\n` or `\r\n`). */
  readonly bytes: number
  /** Bytes at its end that `text` does not show. */
  readonly cutBytes: number
}

export interface LineRange {
  /** 1-based. */
  readonly from: number
  readonly count: number
}

/** The lines of a range, as far as they exist; empty when stopped. Memory does not grow with the length of a line. */
export async function readLines(log: OpenLog, range: LineRange, isStopped: IsStopped): Promise<readonly TextLine[]> {
  const start = log.index.markBefore(range.from)
  const collector = new LineCollector(range, start)
  for await (const chunk of readRange(log.handle, start.offset, log.index.bytes)) {
    if (isStopped()) return []
    if (collector.add(chunk)) break
  }
  return collector.finish()
}

class LineCollector {
  readonly #range: LineRange
  readonly #lines: TextLine[] = []
  #line: number
  #offset: number
  #length = 0
  #head: Uint8Array[] = []
  #headBytes = 0
  #last = 0
  #shown = 0

  constructor(range: LineRange, start: { readonly line: number; readonly offset: number }) {
    this.#range = range
    this.#line = start.line
    this.#offset = start.offset
  }

  /** True when the range is full. */
  add(chunk: Uint8Array): boolean {
    for (let at = 0; at < chunk.length;) {
      if (this.#isFull()) return true
      const newline = chunk.indexOf(NEWLINE, at)
      const stop = newline < 0 ? chunk.length : newline
      this.#extend(chunk.subarray(at, stop))
      if (newline >= 0) this.#endLine(1)
      at = stop + 1
    }
    return this.#isFull()
  }

  finish(): readonly TextLine[] {
    if (this.#length > 0 && !this.#isFull()) this.#endLine(0)
    return this.#lines
  }

  #isFull(): boolean {
    return this.#lines.length >= this.#range.count
  }

  #extend(part: Uint8Array): void {
    this.#length += part.length
    // Beyond the cut a few bytes are kept to see whether it falls inside a character.
    const wanted = this.#line < this.#range.from ? 0 : LINE_SHOWN + 4 - this.#headBytes
    if (wanted > 0 && part.length > 0) {
      const kept = part.slice(0, wanted)
      this.#head.push(kept)
      this.#headBytes += kept.length
    }
    this.#last = part[part.length - 1] ?? this.#last
  }

  #endLine(terminator: number): void {
    if (this.#line >= this.#range.from) this.#lines.push(this.#describe())
    this.#line++
    this.#offset += this.#length + terminator
    this.#length = 0
    this.#head = []
    this.#headBytes = 0
    this.#last = 0
  }

  #describe(): TextLine {
    const bytes = this.#length - (this.#last === RETURN ? 1 : 0)
    const head = Buffer.concat(this.#head)
    const limit = this.#shown < WINDOW_SHOWN ? LINE_SHOWN : LINE_SHOWN_LATE
    const shown = bytes <= limit ? bytes : utf8Floor(head, limit)
    const raw = decodeUtf8(head.subarray(0, shown))
    const text = visible(raw)
    const style = terminalStyle(raw)
    this.#shown += text.length
    return {
      line: this.#line,
      offset: this.#offset,
      text,
      ...(style === undefined ? {} : { style }),
      bytes,
      cutBytes: bytes - shown,
    }
  }
}
