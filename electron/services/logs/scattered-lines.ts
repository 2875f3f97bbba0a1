import type { IsStopped, OpenLog } from './open-log.ts'
import { readLines, type LineRange, type TextLine } from './read-lines.ts'

/** Lines that are read along rather than sought anew: reading them costs less than another read. */
const NEAR = 64

/** The lines of several ascending ranges, as far as they exist; at most `most` of them. */
export async function readScattered(
  log: OpenLog,
  { ranges, most }: { readonly ranges: readonly LineRange[]; readonly most: number },
  isStopped: IsStopped,
): Promise<readonly TextLine[]> {
  const lines: TextLine[] = []
  for (const group of nearRanges(ranges)) {
    if (isStopped() || lines.length >= most) break
    const first = group[0]
    const last = group.at(-1)
    if (first === undefined || last === undefined) break
    const count = last.from + last.count - first.from
    const read = await readLines(log, { from: first.from, count }, isStopped)
    lines.push(...read.filter(({ line }) => group.some(range => isIn(line, range))))
  }
  return lines.slice(0, most)
}

function isIn(line: number, { from, count }: LineRange): boolean {
  return line >= from && line < from + count
}

/** Neighbours that are read in one go. */
function nearRanges(ranges: readonly LineRange[]): readonly (readonly LineRange[])[] {
  const groups: LineRange[][] = []
  let end = -Infinity
  for (const range of ranges) {
    if (range.from >= end && range.from - end <= NEAR) groups.at(-1)?.push(range)
    else groups.push([range])
    end = range.from + range.count
  }
  return groups
}
