import { compareText } from '../../base/text.ts'
import { weightOf, wordsOf } from './template-words.ts'

/**
 * Places of the index that are looked at for one text, those of its rarest words first. Among some hundred texts that is
 * all of them; among more the nearest may be missed, and the text then seems further away than it is.
 */
const PLACES = 2_000
/** So many of the most promising rows are then compared in whole. */
const CANDIDATES = 32

/** The text nearest to another. */
export interface NearestText<T> {
  /** 1 − the cosine of the two word sets, 0 to 1. */
  readonly distance: number
  readonly value: T
}

/** Texts, each with a value, to find the one nearest to another. */
export interface TextIndex<T> {
  /** Of texts with the same words the first one stays. */
  readonly add: (text: string, value: T) => void
  /** Undefined when no text has a word in common with it. */
  readonly nearest: (text: string) => NearestText<T> | undefined
}

interface Row<T> extends WordSet {
  readonly value: T
  /** Weight of the words that it shares with the text that is looked up; 0 between two of them. */
  shared: number
}

/** An inverted index: what a text costs depends on the limits above, not on how many texts there are. */
export function createTextIndex<T>(): TextIndex<T> {
  const byKey = new Map<string, Row<T>>()
  const byWord = new Map<string, Row<T>[]>()
  return {
    add(text, value) {
      const set = wordSetOf(text)
      const key = [...set.words].sort(compareText).join(' ')
      if (byKey.has(key)) return
      const row = { ...set, value, shared: 0 }
      byKey.set(key, row)
      for (const word of set.words) {
        const rows = byWord.get(word)
        if (rows === undefined) byWord.set(word, [row])
        else rows.push(row)
      }
    },
    nearest(text) {
      const set = wordSetOf(text)
      let nearest: NearestText<T> | undefined
      for (const row of mostPromising(share(set, byWord))) {
        const distance = 1 - cosine(set, row)
        if (nearest === undefined || distance < nearest.distance) nearest = { distance, value: row.value }
      }
      return nearest
    },
  }
}

interface WordSet {
  readonly words: ReadonlySet<string>
  /** Sum of the weights of the words. */
  readonly weight: number
}

function wordSetOf(text: string): WordSet {
  const words = wordsOf(text)
  let weight = 0
  for (const word of words) weight += weightOf(word)
  return { words, weight }
}

function cosine(a: WordSet, b: WordSet): number {
  let shared = 0
  for (const word of a.words) if (b.words.has(word)) shared += weightOf(word)
  return shared / Math.sqrt(a.weight * b.weight)
}

/** Adds the weight of each word to the rows that hold it, rarest words first; answers which these are. */
function share<T>({ words }: WordSet, byWord: ReadonlyMap<string, readonly Row<T>[]>): readonly Row<T>[] {
  const touched: Row<T>[] = []
  let left = PLACES
  for (const { word, rows } of rarestFirst(words, byWord)) {
    const weight = weightOf(word)
    for (const row of rows.slice(0, left)) {
      if (row.shared === 0) touched.push(row)
      row.shared += weight
    }
    left -= rows.length
    if (left <= 0) break
  }
  return touched
}

function rarestFirst<T>(words: ReadonlySet<string>, byWord: ReadonlyMap<string, readonly Row<T>[]>) {
  const found: { readonly word: string; readonly rows: readonly Row<T>[] }[] = []
  for (const word of words) {
    const rows = byWord.get(word)
    if (rows !== undefined) found.push({ word, rows })
  }
  return found.sort((a, b) => a.rows.length - b.rows.length || compareText(a.word, b.word))
}

/** The rows with the largest known part of the cosine, the earlier of equal ones; none is marked as shared any more. */
function mostPromising<T>(touched: readonly Row<T>[]): readonly Row<T>[] {
  const best: { readonly row: Row<T>; readonly promise: number }[] = []
  for (const row of touched) {
    const promise = row.shared / Math.sqrt(row.weight)
    row.shared = 0
    let place = best.length
    while (place > 0 && (best[place - 1]?.promise ?? 0) < promise) place--
    if (place >= CANDIDATES) continue
    best.splice(place, 0, { row, promise })
    if (best.length > CANDIDATES) best.pop()
  }
  return best.map(({ row }) => row)
}
