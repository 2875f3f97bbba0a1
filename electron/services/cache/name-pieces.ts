import type { CachedPieces } from './journal.ts'

/** Names under which the pieces of an artifact are shown beside the other artifacts of its run. */
export interface PieceNames {
  /** Under the artifact's own name. */
  readonly head: string
  readonly tail?: string
  /** What is not here. */
  readonly rest: string
}

/**
 * The beginning has the artifact's own name: its lines have the same numbers there. The others say what they are, and no
 * artifact of the run has their name. Undefined without a beginning, where nothing could be shown under the own name.
 */
export function namePieces(
  name: string,
  { head, tail }: CachedPieces,
  isTaken: (name: string) => boolean,
): PieceNames | undefined {
  if (head === undefined) return undefined
  const free = (word: string): string => firstFree(name, word, isTaken)
  return tail === undefined
    ? { head: name, rest: free('rest') }
    : { head: name, tail: free('tail'), rest: free('middle') }
}

function firstFree(name: string, word: string, isTaken: (name: string) => boolean): string {
  for (let number = 1; ; number++) {
    const shown = number === 1 ? `${name} (${word})` : `${name} (${word} ${number})`
    if (!isTaken(shown)) return shown
  }
}
