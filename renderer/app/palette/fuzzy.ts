/** Part of a title that was typed: `from` to before `to`. */
export interface Match {
  readonly from: number
  readonly to: number
}

const PREFIX = 400
const FOLDER_PREFIX = 8
const WORD_START = 100
const INSIDE = 60
const IN_NAME = 10
/** Letters in their order with others between: as long as this, or they are found in everything. */
const LETTERS_AT_LEAST = 2
const LETTERS = 30

/**
 * How well a title fits the typed words, 0 = not at all. Every word must be in it: at the start of a word best, then
 * inside of one, then as letters in their order (`cntd` finds `containerd`). Letter case of `title` counts: give it in lower case.
 */
export function fit(title: string, words: readonly string[]): number {
  let sum = 0
  for (const word of words) {
    const score = fitWord(title, word)
    if (score === 0) return 0
    sum += score
  }
  // Of two that fit alike the shorter one is meant.
  return sum + leadOf(title, words.join(' ')) + 10 / (10 + title.length)
}

/** More where the typed text is the title or begins it; the name of a file leads before its folders. */
function leadOf(title: string, typed: string): number {
  const nameAt = title.lastIndexOf('/') + 1
  if (title.startsWith(typed, nameAt)) return title.length - nameAt === typed.length ? 2 * PREFIX : PREFIX
  if (title === typed) return 2 * PREFIX
  return title.startsWith(typed) ? FOLDER_PREFIX : 0
}

function fitWord(title: string, word: string): number {
  const inName = title.indexOf(word, title.lastIndexOf('/') + 1)
  const at = inName < 0 ? title.indexOf(word) : inName
  if (at < 0) return fitLetters(title, word)
  return (wordStartAt(title, word, at) ? WORD_START : INSIDE) + (inName < 0 ? 0 : IN_NAME)
}

/** Only a few places are looked at: a title may hold the word very often. */
function wordStartAt(title: string, word: string, first: number): boolean {
  let at = first
  for (let tries = 0; at >= 0 && tries < 8; tries++) {
    if (at === 0 || !isWordUnit(title.charCodeAt(at - 1))) return true
    at = title.indexOf(word, at + 1)
  }
  return false
}

/** Letters and digits in lower case; everything outside of ASCII counts as one. */
function isWordUnit(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code > 127
}

function fitLetters(title: string, word: string): number {
  if (word.length < LETTERS_AT_LEAST) return 0
  const places = letterPlaces(title, word)
  const [first, last] = [places[0], places.at(-1)]
  if (first === undefined || last === undefined) return 0
  const gaps = last - first + 1 - word.length
  // Letters far apart are an accident.
  return gaps > 2 * word.length + 4 ? 0 : Math.max(1, LETTERS - gaps)
}

/** From the last possible start, so that the letters lie as close as they can; empty where they are not all there. */
function letterPlaces(title: string, word: string): readonly number[] {
  let end = -1
  for (const letter of word) {
    end = title.indexOf(letter, end + 1)
    if (end < 0) return []
  }
  const places: number[] = []
  let at = end + 1
  for (const letter of Array.from(word).reverse()) {
    at = title.lastIndexOf(letter, at - 1)
    places.unshift(at)
  }
  return places
}

/** The parts of a title that the words are, in order and apart from each other; to be marked. */
export function matchesIn(title: string, words: readonly string[]): readonly Match[] {
  const lower = title.toLowerCase()
  // Lower case may be longer than what it was made of, and places would be wrong.
  if (lower.length !== title.length) return []
  const found = words.flatMap((word): readonly Match[] => {
    const at = lower.indexOf(word)
    if (at >= 0) return [{ from: at, to: at + word.length }]
    return letterPlaces(lower, word).map(place => ({ from: place, to: place + 1 }))
  })
  return joined([...found].sort((a, b) => a.from - b.from))
}

function joined(matches: readonly Match[]): readonly Match[] {
  const out: Match[] = []
  for (const match of matches) {
    const last = out.at(-1)
    if (last === undefined || match.from > last.to) out.push(match)
    else out[out.length - 1] = { from: last.from, to: Math.max(last.to, match.to) }
  }
  return out
}
