import type { Instant } from '../../base/time.ts'
import type { Entity, StoryWindow } from '../../model/entity.ts'
import { parseLine } from '../parse-line.ts'
import { wordAt } from './end-state.ts'
import type { OwnerOf } from './owner-of-line.ts'
import { storyWords } from './story-words.ts'

/** Which lines of an artifact are of a story: those with one of its words that are its own, or all within a time. */
export type Wanted = NamedLines | WholeLines

export interface NamedLines {
  readonly kind: 'named'
  readonly words: readonly string[]
  /** `text` is that of a line with one of the words; it is asked for only where it matters. */
  is(text: () => string, at: Instant | undefined): boolean
}

export interface WholeLines {
  readonly kind: 'whole'
  /** Of a long line is shown what stands around one of them, if one does. */
  readonly words: readonly string[]
  readonly window: StoryWindow
}

export const isInWindow = (window: StoryWindow | undefined, at: Instant | undefined): boolean =>
  window === undefined || (at !== undefined && at >= window.from && at <= window.to)

/** `host` is the machine whose folder holds the artifact. */
export function chooseLines(
  entity: Entity,
  window: StoryWindow | undefined,
  ownerOf: () => OwnerOf,
): (host: string | undefined) => Wanted {
  const words = storyWords(entity)
  if (entity.parts.length > 0 || entity.kind === 'pod') {
    const isOwner = (text: string, at: Instant | undefined) => ownerOf()(text, at)?.id === entity.id
    return () => ({ kind: 'named', words, is: (text, at) => isInWindow(window, at) && isOwner(text(), at) })
  }
  const [word = ''] = words
  const isNamed = (text: string) => word !== '' && wordAt(text, word) !== -1
  if (entity.kind === 'unit')
    return host => ({
      kind: 'named',
      words: entity.host === undefined || host === undefined || host === entity.host ? words : [],
      is: (text, at) => isInWindow(window, at) && isNamed(text()),
    })
  return host => {
    const isOwn = host !== undefined && (entity.host === undefined || host === entity.host)
    // A machine's own log names it in every line, and tells nothing by it.
    const own = isOwn && entity.kind === 'node' ? [] : words
    if (isOwn && window !== undefined) return { kind: 'whole', words: own, window }
    return {
      kind: 'named',
      words: own,
      is: (text, at) => isNamed(bodyOf(entity, text())) && (entity.kind === 'test' || isInWindow(window, at)),
    }
  }
}

/** The journal puts its machine before every line. */
function bodyOf({ kind }: Entity, text: string): string {
  return kind === 'node' ? parseLine(text).message : text
}
