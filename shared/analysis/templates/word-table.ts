// FNV-1a and a polynomial: the two lanes of a token.
export const BASIS = 0x811c9dc5 | 0
export const PRIME = 0x01000193
export const FACTOR = 31

/** A set of words by their lanes. Of each place the two lanes; both 0 = free. */
export type WordTable = Int32Array

/** Places of a table; a power of two, and far more than there are words. */
const WORD_PLACES = 512

/** `words` are ASCII. */
export function createWordTable(words: readonly string[]): WordTable {
  const table = new Int32Array(2 * WORD_PLACES)
  for (const word of words) {
    const bytes = Uint8Array.from(word, letter => letter.charCodeAt(0))
    const { first, second } = lanesOf({ bytes, from: 0, to: bytes.length })
    let place = first & (WORD_PLACES - 1)
    while (table[2 * place] !== 0 || table[2 * place + 1] !== 0) place = (place + 1) & (WORD_PLACES - 1)
    table[2 * place] = first
    table[2 * place + 1] = second
  }
  return table
}

export function hasLanes(table: WordTable, first: number, second: number): boolean {
  for (let place = first & (WORD_PLACES - 1); ; place = (place + 1) & (WORD_PLACES - 1)) {
    const known = table[2 * place]
    if (known === first && table[2 * place + 1] === second) return true
    if (known === 0 && table[2 * place + 1] === 0) return false
  }
}

/** Bytes that may be a word; `to` is exclusive. */
interface WordPlace {
  readonly bytes: Uint8Array
  readonly from: number
  readonly to: number
}

/** Whether one of the words stands there. */
export function hasWord(table: WordTable, { bytes, from, to }: WordPlace): boolean {
  const { first, second } = lanesOf({ bytes, from, to })
  return hasLanes(table, first, second)
}

function lanesOf({ bytes, from, to }: WordPlace): { readonly first: number; readonly second: number } {
  let first = BASIS
  let second = 0
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0
    first = Math.imul(first ^ byte, PRIME)
    second = (Math.imul(second, FACTOR) + byte) | 0
  }
  return { first, second }
}
