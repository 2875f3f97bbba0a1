import { ensure } from '#shared/base/assert.ts'

/** Lines between two remembered offsets: 8 bytes of memory for each 256 lines. */
export const LINES_PER_MARK = 256
const NEWLINE = 10

/** A line and where it begins. */
export interface LineStart {
  readonly line: number
  readonly offset: number
}

/** Where the lines of a text begin, sparsely. Fed once from front to back, then asked. */
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

  /** Physical lines; one without a newline at the end counts. */
  get totalLines(): number {
    return this.#newlines + (this.#endsOpen ? 1 : 0)
  }

  add(chunk: Uint8Array): void {
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) {
      this.#newlines++
      if (this.#newlines % LINES_PER_MARK === 0) this.#mark(this.#bytes + at + 1)
    }
    if (chunk.length > 0) this.#endsOpen = chunk[chunk.length - 1] !== NEWLINE
    this.#bytes += chunk.length
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
