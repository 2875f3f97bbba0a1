import { weightOf, wordsOf } from './template-words.ts'

/**
 * Rows that are looked at for one text, those with its rarest words first, and for all texts together. Among some hundred
 * texts that is all of them; among more the nearest may be missed, and the text then seems further away than it is.
 */
const LOOKS = 1_000
const ALL_LOOKS = 10_000_000
/** So many of the most promising rows are then compared in whole. */
const CANDIDATES = 16

/** The text nearest to another. */
export interface NearestText<T> {
  /** 1 − the cosine of the two word sets, 0 to 1. */
  readonly distance: number
  readonly value: T
}

/** Texts, each with a value, to find the one nearest to another. */
export interface TextIndex<T> {
  readonly add: (text: string, value: T) => void
  /** The first of the nearest ones; undefined when none that is nearer than `within` was found. */
  readonly nearest: (text: string, within: number) => NearestText<T> | undefined
}

/** An inverted index for that many texts that are looked up: what these cost does not depend on how many it holds. */
export function createTextIndex<T>(lookUps: number): TextIndex<T> {
  const looks = Math.min(LOOKS, Math.ceil(ALL_LOOKS / Math.max(1, lookUps)))
  const rows: Rows = { byWord: new Map(), words: [], norms: [], shared: [], looks }
  const values: T[] = []
  return {
    add(text, value) {
      addRow(rows, text)
      values.push(value)
    },
    nearest(text, within) {
      const asked = rarestFirst(rows, text)
      const norm = Math.sqrt(asked.reduce((sum, { weight }) => sum + weight, 0))
      let nearest: NearestText<T> | undefined
      for (const row of candidates(rows, share(rows, asked, (1 - within) * norm))) {
        const distance = 1 - shareInWhole(rows, asked, row) / (norm * (rows.norms[row] ?? 1))
        if (distance < (nearest?.distance ?? within)) nearest = { distance, value: values[row] as T }
      }
      return nearest
    },
  }
}

interface Word {
  readonly weight: number
  /** Numbers of the rows that hold it, ascending. */
  readonly rows: number[]
  /** Its weight where the text that is looked up holds it, else 0. */
  asked: number
}

/** Numbers beside each other, since a look-up touches many rows and few of their words. */
interface Rows {
  readonly byWord: Map<string, Word>
  readonly words: (readonly Word[])[]
  /** Root of the weight of each row. */
  readonly norms: number[]
  /** What each row shares with the text that is looked up, as far as is known; 0 between two look-ups. */
  readonly shared: number[]
  /** So many rows are looked at for one text. */
  readonly looks: number
}

function addRow({ byWord, words, norms, shared }: Rows, text: string): void {
  const own: Word[] = []
  for (const word of wordsOf(text)) {
    const known = byWord.get(word) ?? { weight: weightOf(word), rows: [], asked: 0 }
    byWord.set(word, known)
    known.rows.push(norms.length)
    own.push(known)
  }
  words.push(own)
  norms.push(Math.sqrt(own.reduce((sum, { weight }) => sum + weight, 0)))
  shared.push(0)
}

/** A word that no row holds is one as well: it tells the text from all of them. */
function rarestFirst({ byWord }: Rows, text: string): readonly Word[] {
  const asked: Word[] = []
  for (const word of wordsOf(text)) asked.push(byWord.get(word) ?? { weight: weightOf(word), rows: [], asked: 0 })
  return asked.sort((a, b) => a.rows.length - b.rows.length)
}

/**
 * Adds the weight of each word to the rows that hold it, rarest words first, and answers which these are. Ends where no
 * row that holds only the words that are left can share `least`, or be nearer than one that was found.
 */
function share({ norms, shared, looks }: Rows, asked: readonly Word[], least: number): readonly number[] {
  const touched: number[] = []
  let [left, unseen, best] = [looks, asked.reduce((sum, { weight }) => sum + weight, 0), least]
  for (const { rows, weight } of asked) {
    if (left <= 0 || Math.sqrt(unseen) <= best) break
    const count = Math.min(rows.length, left)
    for (let at = 0; at < count; at++) {
      const row = rows[at] ?? 0
      const sum = (shared[row] ?? 0) + weight
      if (sum === weight) touched.push(row)
      shared[row] = sum
      best = Math.max(best, sum / (norms[row] ?? 1))
    }
    left -= count
    unseen -= weight
  }
  return touched
}

/** The rows with the largest known part of the cosine, the earlier of equal ones; none shares anything any more. */
function candidates({ norms, shared }: Rows, touched: readonly number[]): readonly number[] {
  const [best, promises]: [number[], number[]] = [[], []]
  let least = 0
  for (const row of touched) {
    const promise = (shared[row] ?? 0) / (norms[row] ?? 1)
    shared[row] = 0
    if (promise <= least) continue
    let place = best.length
    while (place > 0 && (promises[place - 1] ?? 0) < promise) place--
    best.splice(place, 0, row)
    promises.splice(place, 0, promise)
    if (best.length <= CANDIDATES) continue
    best.pop()
    promises.pop()
    least = promises.at(-1) ?? 0
  }
  return best
}

function shareInWhole({ words }: Rows, asked: readonly Word[], row: number): number {
  for (const word of asked) word.asked = word.weight
  let sum = 0
  for (const word of words[row] ?? []) sum += word.asked
  for (const word of asked) word.asked = 0
  return sum
}
