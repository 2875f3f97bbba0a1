import { encodeUtf8 } from '../../base/bytes.ts'
import type { LinePlace } from '../clock/inherit-time.ts'
import type { InstantOf } from '../clock/resolve-clock.ts'
import type { LiteralTable } from '../scan/literal-table.ts'
import { createLineScanner, type ScannedLine } from '../scan/scanner.ts'
import { citeAround, textAround } from './cite-around.ts'
import type { KeptLines } from './kept-lines.ts'
import { createLinePlacer } from './line-times.ts'
import type { StorySink } from './story-sink.ts'
import type { NamedLines } from './wanted-lines.ts'

/** A story, and what it wants of the artifact. */
export interface NamedStory {
  readonly wants: NamedLines
  readonly kept: KeptLines
}

export interface NamedOptions {
  readonly artifact: string
  readonly stories: readonly NamedStory[]
  readonly instantOf: InstantOf
  /** For the words of all stories; literal 0 is the time of a record, and the words follow in their order. */
  readonly tableOf: (words: readonly string[]) => LiteralTable
}

/** Finds the lines with a word of some story, and hands each to the stories whose own it is. Undefined = there are no words. */
export function openNamedLines({ artifact, stories, instantOf, tableOf }: NamedOptions): StorySink | undefined {
  const words = [...new Set(stories.flatMap(({ wants }) => wants.words))]
  if (words.length === 0) return undefined
  const literals = new Map(words.map((word, at) => [word, at + 1]))
  const placer = createLinePlacer(instantOf)
  const tellers = stories.map(story => createTeller({ artifact, story, literals }))
  const onLine = (line: ScannedLine) => {
    const asking = tellers.filter(teller => teller.asksFor(line))
    // Pieces of one long line may both show what lies where they meet.
    if (asking.length === 0 && tellers.some(teller => teller.hasTold(line))) return
    if (asking.length === 0 && !line.literals.includes(0)) return placer.pass(line)
    const place = placer.place(line)
    for (const teller of asking) teller.tell(line, place)
  }
  const scanner = createLineScanner({ table: tableOf(words), sampleEvery: 1, onLine })
  return { feed: chunk => scanner.feed(chunk), end: () => void scanner.end() }
}

interface TellerOptions {
  readonly artifact: string
  readonly story: NamedStory
  /** Of the words of all stories. */
  readonly literals: ReadonlyMap<string, number>
}

/** Takes the lines of one story. */
function createTeller({ artifact, story: { wants, kept }, literals }: TellerOptions) {
  const needles = new Map(wants.words.map(word => [literals.get(word) ?? 0, encodeUtf8(word)]))
  const needleIn = (line: ScannedLine) => needles.get(line.literals.find(literal => needles.has(literal)) ?? -1)
  let last = 0
  const hasTold = ({ line }: ScannedLine) => line === last
  return {
    hasTold,
    asksFor: (line: ScannedLine) => !hasTold(line) && needleIn(line) !== undefined,
    tell(scanned: ScannedLine, place: LinePlace | undefined) {
      const needle = needleIn(scanned)
      const { line, offset, pieceOffset, bytes } = scanned
      if (needle === undefined || !wants.is(() => textAround(bytes, needle), place?.at)) return
      last = line
      kept.add(place, () => citeAround({ artifact, line, offset: offset + pieceOffset, bytes }, needle))
    },
  }
}
