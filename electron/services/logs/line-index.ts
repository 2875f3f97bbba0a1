import { createLineEndFinder, textParts } from '#shared/analysis/scan/line-end-finder.ts'
import { ensure } from '#shared/base/assert.ts'

/** Lines between two remembered offsets: 8 bytes of memory for each 256 lines. */
export const LINES_PER_MARK = 256
const NEWLINE = 10

/** A line and where it begins. */
export interface LineStart {
  readonly line: number
  readonly offset: number
}

/** All indexes share it: each text is done with before the next. */
const findLineEnds = createLineEndFinder()

/** Where the lines of a text begin, sparsely. Fed once from front to back; asked about what was fed. */
export class LineIndex {
  #marks = new Float64Array(64)
  #markCount = 1
  #newlines = 0
  #bytes = 0
  #endsOpen = false

  /** Bytes seen. */
  get bytes(): number {
    return this.#bytes
  }

  /** Lines that end in a newline. */
  get endedLines(): number {
    return this.#newlines
  }

  /** Physical lines; one without a newline at the end counts. */
  get totalLines(): number {
    return this.#newlines + (this.#endsOpen ? 1 : 0)
  }

  add(chunk: Uint8Array): void {
    for (const part of textParts(chunk)) this.#addPart(part)
  }

  #addPart(part: Uint8Array): void {
    const { ends } = findLineEnds(part)
    const toMark = LINES_PER_MARK - (this.#newlines % LINES_PER_MARK)
    for (let at = toMark - 1; at < ends.length; at += LINES_PER_MARK) {
      this.#mark(this.#bytes + ensure(ends[at], 'a place below the count'))
    }
    this.#newlines += ends.length
    this.#endsOpen = part[part.length - 1] !== NEWLINE
    this.#bytes += part.length
  }

  /** The last remembered start at or before a line. */
  markBefore(line: number): LineStart {
    return this.#at(Math.min(Math.floor((Math.max(line, 1) - 1) / LINES_PER_MARK), this.#markCount - 1))
  }

  /** The last remembered start at or before a byte. */
  markBeforeByte(offset: number): LineStart {
    let low = 0
    let high = this.#markCount - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (this.#at(middle).offset <= offset) low = middle
      else high = middle - 1
    }
    return this.#at(low)
  }

  #at(mark: number): LineStart {
    return { line: mark * LINES_PER_MARK + 1, offset: ensure(this.#marks[mark], 'a mark below the count') }
  }

  #mark(offset: number): void {
    if (this.#markCount === this.#marks.length) {
      const grown = new Float64Array(this.#marks.length * 2)
      grown.set(this.#marks)
      this.#marks = grown
    }
    this.#marks[this.#markCount++] = offset
  }
}
