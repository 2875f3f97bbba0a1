import { decodeUtf8 } from '../../base/bytes.ts'
import type { SparseLines } from '../../model/line-match.ts'
import { hashedContent } from '../templates/cold-line.ts'
import { createHashSlots } from '../templates/hash-slots.ts'
import type { LineHasher } from '../templates/line-hasher.ts'
import { createHashedLines, type HashedLine } from '../templates/template-lines.ts'
import { templateLine } from '../templates/template-of-line.ts'

/** A template of more lines than this says nothing about where one is. */
const FEW = 4
/** So many hashes of lines are told apart in one artifact, and so many of its lines are kept. */
const MOST = 200_000

/** Takes one log's decoded bytes in chunks of any size. */
export interface SparseReader {
  feed(chunk: Uint8Array): void
  end(): Omit<SparseLines, 'isPartial'>
}

interface Seen {
  readonly id: string
  count: number
  /** Empty once there are too many. */
  readonly lines: number[]
}

/** Reads which lines say what few others do, without keeping any text. */
export function createSparseReader(hasher: LineHasher): SparseReader {
  const hashes = createHashSlots(MOST)
  const seen = createSeenTemplates()
  const slots: (Seen | undefined)[] = []
  let omittedLines = 0
  const onLine = (line: HashedLine) => {
    const slot = hashes.slotOf(line.isClipped ? ~line.high : line.high, line.low)
    if (slot === -1) {
      omittedLines++
      return
    }
    if (slot === slots.length) slots.push(seen.of(line))
    const template = slots[slot]
    if (template !== undefined) countLine(template, line.number)
  }
  const lines = createHashedLines(hasher, { onLine, onBlockEnd: () => undefined })
  return {
    feed: chunk => lines.feed(chunk),
    end() {
      const totalLines = lines.end()
      const kept = keepSparse(seen.all())
      return { ...kept, totalLines, omittedLines: omittedLines + kept.omittedLines }
    },
  }
}

/** Several hashes may lead to one template. */
function createSeenTemplates() {
  const byId = new Map<string, Seen>()
  return {
    of(line: HashedLine): Seen | undefined {
      const { id, saysNothing } = templateLine(decodeUtf8(hashedContent(line)), line.isClipped)
      if (saysNothing) return undefined
      const template = byId.get(id) ?? { id, count: 0, lines: [] }
      byId.set(id, template)
      return template
    },
    all: (): readonly Seen[] => [...byId.values()],
  }
}

function countLine(template: Seen, line: number): void {
  if (++template.count <= FEW) template.lines.push(line)
  else template.lines.length = 0
}

/** Those of few lines; where that is too much, of fewer. */
function keepSparse(seen: readonly Seen[]): Pick<SparseLines, 'lines' | 'templates' | 'omittedLines'> {
  const sparse = seen.filter(({ count }) => count <= FEW)
  const linesOf = (most: number) => sparse.reduce((sum, { count }) => sum + (count <= most ? count : 0), 0)
  let most = FEW
  // There are no more templates than hashes, so that those of one line always fit.
  while (most > 1 && linesOf(most) > MOST) most--
  const kept = sparse
    .filter(({ count }) => count <= most)
    .flatMap(({ id, lines }) => lines.map(line => ({ id, line })))
    .sort((a, b) => a.line - b.line)
  return {
    lines: kept.map(({ line }) => line),
    templates: kept.map(({ id }) => id),
    omittedLines: linesOf(FEW) - kept.length,
  }
}
