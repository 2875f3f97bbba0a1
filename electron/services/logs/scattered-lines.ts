import type { IsStopped, OpenLog } from './growing-log.ts'
import { readLines, type LineRange, type TextLine } from './read-lines.ts'

/** Lines that are read along rather than sought anew: reading them costs less than another read. */
const NEAR = 64
/** Lines read in one go. */
const AT_ONCE = 4_096

/** The lines of several ascending ranges, as far as they exist; at most `most` of them. */
export async function readScattered(
  log: OpenLog,
  { ranges, most }: { readonly ranges: readonly LineRange[]; readonly most: number },
  isStopped: IsStopped,
): Promise<readonly TextLine[]> {
  const lines: TextLine[] = []
  for (const group of nearRanges(firstLines(ranges, most))) {
    if (isStopped()) break
    const first = group[0]
    const last = group.at(-1)
    if (first === undefined || last === undefined) break
    const count = last.from + last.count - first.from
    const read = await readLines(log, { from: first.from, count }, isStopped)
    for (const line of read) if (group.some(range => isIn(line.line, range))) lines.push(line)
  }
  return lines
}

/** The ranges, cut where they ask for more lines than that. */
function firstLines(ranges: readonly LineRange[], most: number): readonly LineRange[] {
  let left = most
  return ranges.flatMap(({ from, count }) => {
    const taken = Math.min(left, count)
    left -= taken
    return taken > 0 ? [{ from, count: taken }] : []
  })
}

function isIn(line: number, { from, count }: LineRange): boolean {
  return line >= from && line < from + count
}

/** Neighbours that are read in one go. */
function nearRanges(ranges: readonly LineRange[]): readonly (readonly LineRange[])[] {
  const groups: LineRange[][] = []
  let end = -Infinity
  for (const range of ranges) {
    const group = groups.at(-1)
    const isNear = range.from >= end && range.from - end <= NEAR
    if (isNear && range.from + range.count - (group?.[0]?.from ?? 0) <= AT_ONCE) group?.push(range)
    else groups.push([range])
    end = range.from + range.count
  }
  return groups
}
