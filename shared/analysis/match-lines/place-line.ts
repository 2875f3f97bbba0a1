import type { LinePair, PlaceOfLine } from '../../model/line-match.ts'

/** Lines that are read of each stretch between two anchors. */
export const GAP_LINES = 2_000

/** The nearest pairs of lines that say the same; the one before may be about the line itself. */
export interface Around {
  readonly before: LinePair | undefined
  readonly after: LinePair | undefined
}

/** `pairs` go up on both sides. */
export function pairsAround(pairs: readonly LinePair[], line: number): Around {
  let low = 0
  let high = pairs.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((pairs[middle]?.line ?? Infinity) <= line) low = middle + 1
    else high = middle
  }
  return { before: pairs[low - 1], after: pairs[low] }
}

/** From the first to the last of it. */
export interface Stretch {
  readonly from: number
  readonly count: number
}

export interface Gap {
  /** Of the log that the line is of. */
  readonly own: Stretch
  readonly other: Stretch
}

/** What lies between the pairs, in both logs, at most `GAP_LINES` of it around the line and around where it is expected. */
export function gapAround(line: number, around: Around, totals: Readonly<Record<'own' | 'other', number>>): Gap {
  const { before, after } = around
  const own = { from: (before?.line ?? 0) + 1, to: (after?.line ?? totals.own + 1) - 1 }
  const other = { from: (before?.other ?? 0) + 1, to: (after?.other ?? totals.other + 1) - 1 }
  return { own: nearTo(line, own), other: nearTo(expectedLine(line, around, totals.other), other) }
}

function nearTo(line: number, { from, to }: { readonly from: number; readonly to: number }): Stretch {
  const first = Math.max(from, Math.min(line - GAP_LINES / 2, to - GAP_LINES + 1))
  return { from: first, count: Math.max(0, Math.min(GAP_LINES, to - first + 1)) }
}

/**
 * As far from the pair before as the line is, and not behind the next one; where there is none before, as far from the one
 * after. Of the other log, within its lines.
 */
export function expectedLine(line: number, { before, after }: Around, totalLines: number): number {
  const last = Math.max(1, Math.min(totalLines, after?.other ?? totalLines))
  if (before !== undefined) return Math.min(last, before.other + (line - before.line))
  return Math.max(1, Math.min(last, after === undefined ? line : after.other - (after.line - line)))
}

/** Where a line is that has no counterpart of its own. */
export function placeBetween(line: number, around: Around, totalLines: number): PlaceOfLine {
  if (around.before === undefined && around.after === undefined) return { kind: 'none' }
  return { kind: 'between', line: expectedLine(line, around, totalLines), ...around }
}
