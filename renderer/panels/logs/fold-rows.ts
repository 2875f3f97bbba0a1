import type { LineNumbers } from './line-numbers.ts'

/** Neighbouring lines that a filter leaves out, behind one row of their own. */
export interface Fold {
  readonly from: number
  readonly count: number
  /** Its lines follow its row. */
  readonly isOpen: boolean
}

/** What stands in a row. */
export type RowContent = { readonly line: number } | { readonly fold: Fold }

/** Which line stands in which row, both 1-based. */
export interface RowMap {
  /** Every line is a row of its own. */
  readonly isWhole: boolean
  /** Undefined while nobody knows. */
  readonly totalRows: number | undefined
  /** The row of a line; of the fold that holds it, when it is not shown. */
  rowOf(line: number): number
  at(row: number): RowContent
}

/** An artifact without a filter. */
export function wholeRows(totalLines: number | undefined): RowMap {
  return { isWhole: true, totalRows: totalLines, rowOf: line => line, at: row => ({ line: row }) }
}

export interface FoldedRowsOptions {
  /** Lines that pass. */
  readonly passed: LineNumbers
  /** Lines shown before and behind each. */
  readonly context: number
  /** First lines of the folds that are open. */
  readonly opened: ReadonlySet<number>
  readonly totalLines: number
}

/** The lines that pass with their context, and between them one row for all that is folded. */
export function foldRows(options: FoldedRowsOptions): RowMap {
  return new FoldedRows(options)
}

/** Stretches of lines, shown and folded by turns, each with its first row. */
class FoldedRows implements RowMap {
  readonly isWhole = false
  readonly totalRows: number
  readonly #opened: ReadonlySet<number>
  readonly #totalLines: number
  /** First line and first row of each stretch; folded ones are marked. */
  readonly #lines: Float64Array
  readonly #rows: Float64Array
  readonly #folded: Uint8Array
  #count = 0

  constructor({ passed, context, opened, totalLines }: FoldedRowsOptions) {
    this.#opened = opened
    this.#totalLines = totalLines
    const most = 2 * passed.count + 1
    this.#lines = new Float64Array(most)
    this.#rows = new Float64Array(most)
    this.#folded = new Uint8Array(most)
    this.totalRows = this.#fill(passed, context)
  }

  rowOf(line: number): number {
    const stretch = find(this.#lines, this.#count, line)
    const row = valueAt(this.#rows, stretch)
    const distance = Math.min(line, this.#totalLines) - valueAt(this.#lines, stretch)
    if (this.#folded[stretch] !== 1) return row + distance
    return this.#opened.has(valueAt(this.#lines, stretch)) ? row + 1 + distance : row
  }

  at(row: number): RowContent {
    const stretch = find(this.#rows, this.#count, row)
    const from = valueAt(this.#lines, stretch)
    const distance = row - valueAt(this.#rows, stretch)
    if (this.#folded[stretch] !== 1) return { line: from + distance }
    if (distance > 0) return { line: from + distance - 1 }
    return { fold: { from, count: this.#endOf(stretch) - from, isOpen: this.#opened.has(from) } }
  }

  /** Answers with the number of rows. */
  #fill({ store, count }: LineNumbers, context: number): number {
    let next = 1
    let row = 1
    for (let index = 0; index < count;) {
      const from = Math.max(next, valueAt(store, index) - context)
      let end = valueAt(store, index) + context + 1
      while (++index < count && valueAt(store, index) - context <= end) end = valueAt(store, index) + context + 1
      end = Math.min(end, this.#totalLines + 1)
      if (from >= end) continue
      row = this.#addFold(next, from, row)
      row = this.#add({ from, row, isFolded: false }, end - from)
      next = end
    }
    return this.#addFold(next, this.#totalLines + 1, row) - 1
  }

  #addFold(from: number, end: number, row: number): number {
    if (from >= end) return row
    return this.#add({ from, row, isFolded: true }, this.#opened.has(from) ? 1 + end - from : 1)
  }

  /** Answers with the row behind it. */
  #add({ from, row, isFolded }: { from: number; row: number; isFolded: boolean }, rows: number): number {
    this.#lines[this.#count] = from
    this.#rows[this.#count] = row
    this.#folded[this.#count++] = isFolded ? 1 : 0
    return row + rows
  }

  #endOf(stretch: number): number {
    return stretch + 1 < this.#count ? valueAt(this.#lines, stretch + 1) : this.#totalLines + 1
  }
}

/** Index of the last of the first `count` values that is not above `value`; 0 where there is none. */
function find(values: Float64Array, count: number, value: number): number {
  let low = 0
  let high = count - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (valueAt(values, middle) <= value) low = middle
    else high = middle - 1
  }
  return low
}

function valueAt(values: Float64Array, index: number): number {
  return values[index] ?? 0
}
