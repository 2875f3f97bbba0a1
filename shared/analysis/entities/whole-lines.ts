import { encodeUtf8, indexOfBytes } from '../../base/bytes.ts'
import { lineHasher } from '../templates/kernel-hasher.ts'
import { contentOf, createHashedLines, type HashedLine } from '../templates/template-lines.ts'
import { citeAround } from './cite-around.ts'
import { createEveryLinePlacer, type PlacedClock } from './every-line.ts'
import type { KeptLines } from './kept-lines.ts'
import type { StorySink } from './story-sink.ts'
import { isInWindow, type WholeLines } from './wanted-lines.ts'

/** A story, and what it wants of the artifact. */
export interface WholeStory {
  readonly wants: WholeLines
  readonly kept: KeptLines
}

export interface WholeOptions {
  readonly artifact: string
  readonly stories: readonly WholeStory[]
  readonly clock: PlacedClock
}

/** Places every line, and hands it to the stories in whose time it was written. Undefined = there are no stories. */
export function openWholeLines({ artifact, stories, clock }: WholeOptions): StorySink | undefined {
  if (stories.length === 0) return undefined
  const placeOf = createEveryLinePlacer(clock)
  const tellers = stories.map(({ wants: { words, window }, kept }) => ({
    window,
    kept,
    needles: words.map(word => encodeUtf8(word)),
  }))
  const onLine = (line: HashedLine) => {
    const place = placeOf(line)
    for (const { window, kept, needles } of tellers)
      if (isInWindow(window, place?.at)) kept.add(place, () => cite(artifact, line, needles))
  }
  const lines = createHashedLines(lineHasher(), { onLine, onBlockEnd: () => undefined })
  return { feed: chunk => lines.feed(chunk), end: () => void lines.end() }
}

const NO_WORD = new Uint8Array()

function cite(artifact: string, line: HashedLine, needles: readonly Uint8Array[]) {
  const bytes = contentOf(line)
  const word = needles.find(needle => indexOfBytes(bytes, needle) !== -1) ?? NO_WORD
  return citeAround({ artifact, line: line.number, offset: line.blockOffset + line.start, bytes }, word)
}
