import type { Focus } from '../read/evidence-of.ts'
import type { LiteralTable } from '../scan/literal-table.ts'
import type { ScannedLine } from '../scan/scanned-line.ts'
import { createLineScanner, type LineScanner } from '../scan/scanner.ts'

/** How to find the lines of one query. */
export interface SearchPlan {
  readonly table: LiteralTable
  /** 1 where every line has to be looked at, else none but those with the words of the table. */
  readonly sampleEvery: number
  /** Where in a line it stands; undefined = nowhere. */
  readonly find: (bytes: Uint8Array) => Focus | undefined
}

/** Whether a line passes a filter; of one that comes in pieces the first is judged, since what is said of a line stands there. */
export type JudgeLine = (beginning: Uint8Array) => boolean

/**
 * Opens an artifact; `onHit` hears of each line that is found and passes, once, in order, with the piece of it that holds
 * what was found. `judge` is undefined where there is nothing to judge.
 */
export function openLines(
  { table, sampleEvery, find }: SearchPlan,
  judge: JudgeLine | undefined,
  onHit: (line: ScannedLine, focus: Focus) => void,
): LineScanner {
  let last = 0
  let head = { line: 0, passes: false }
  const passes = ({ line, bytes, pieceOffset }: ScannedLine): boolean => {
    if (judge === undefined) return true
    if (pieceOffset === 0) head = { line, passes: judge(bytes) }
    return head.line === line && head.passes
  }
  const onLine = (scanned: ScannedLine) => {
    // Pieces of one long line may both show what lies where they meet.
    if (scanned.line === last) return
    const focus = find(scanned.bytes)
    // To judge takes longer than to look, so that it is done where it matters; a later piece needs the first one's.
    if ((focus === undefined && !scanned.clipped) || !passes(scanned) || focus === undefined) return
    last = scanned.line
    onHit(scanned, focus)
  }
  return createLineScanner({ table, sampleEvery, reportsBeginnings: judge !== undefined, onLine })
}
