import { errorWords } from '../knowledge/error-words.ts'

/** Words of our own sentences that say nothing of a line. */
const IDLE: ReadonlySet<string> = new Set(
  'and another answers are both cannot does for from good has have into its known line lines new newer none not other read run runs seen shows some than that the them then there this was were what where which while with without'.split(
    ' ',
  ),
)
const TERMS = 30
const HITS_OF_TERM = 20
/** How far a cut may move to fall between two words. Characters. */
const SNAP = 16

/** What went wrong stands behind the word that says so. Characters. */
const OBJECT = 24

interface Hit {
  readonly start: number
  readonly end: number
  readonly term: string
}

export interface QuoteOptions {
  /** The sentence that the line shall prove. */
  readonly about: string
  /** Where the line stands. Names with digits in it, such as a host's, say nothing of the line. */
  readonly place: string
  /** Characters. */
  readonly width: number
}

/**
 * A line that is too long, cut to the stretch that shows most of what `about` speaks of; `…` stands for what is left out.
 * Of equal stretches the last one: a wrapped error says its cause at the end.
 */
export function quoteAround(text: string, { about, place, width }: QuoteOptions): string {
  const line = text.replace(/\s+/gu, ' ').trim()
  if (line.length <= width) return line
  const lowered = line.toLowerCase()
  const hits = [...findHits(lowered, termsOf(about, place.toLowerCase())), ...errorHits(lowered)]
  hits.sort((a, b) => a.start - b.start)
  return cut(line, placeWindow(hits, { length: line.length, width: width - 4 }), width - 4)
}

/** Versions and names first: what has a digit tells more than a word. */
function termsOf(about: string, place: string): readonly string[] {
  const words = about
    .toLowerCase()
    .split(/[^\p{L}\p{N}._+/-]+/u)
    .map(word => word.replace(/^[./-]+|[./-]+$/gu, ''))
    .filter(word => !/\d/u.test(word) || !place.includes(word))
  const parts = words.flatMap(word => word.split(/[^\p{L}\p{N}]+/u)).filter(word => /^\p{L}+$/u.test(word))
  return [...new Set([...words, ...parts])]
    .filter(word => word.length > 2 && !IDLE.has(word))
    .sort((a, b) => weigh(b) - weigh(a))
    .slice(0, TERMS)
}

/** Whatever the sentence speaks of: a word by which a line says that something went wrong, with what it says it of. */
function errorHits(line: string): readonly Hit[] {
  // `err=` names what follows, and says nothing itself.
  const words = [...line.matchAll(/\p{L}+=?/gu)].filter(([word]) => errorWords.has(word)).slice(-TERMS)
  return words.map(({ 0: term, index }) => {
    return { start: index, end: Math.min(line.length, index + term.length + OBJECT), term }
  })
}

function weigh(term: string): number {
  return /\d/u.test(term) ? 3 : 1
}

function findHits(line: string, terms: readonly string[]): readonly Hit[] {
  const hits: Hit[] = []
  for (const term of terms) {
    let at = line.lastIndexOf(term)
    for (let found = 0; at >= 0 && found < HITS_OF_TERM; found++) {
      if (!isInNumber(line, at, at + term.length)) hits.push({ start: at, end: at + term.length, term })
      at = at === 0 ? -1 : line.lastIndexOf(term, at - 1)
    }
  }
  return hits
}

/** `2.3` is not what `09:35:42.377` says. */
function isInNumber(line: string, start: number, end: number): boolean {
  return areDigits(line, start - 1) || areDigits(line, end - 1)
}

/** Whether a digit follows a digit there. */
function areDigits(line: string, at: number): boolean {
  return /^\d\d$/u.test(`${line[at] ?? ''}${line[at + 1] ?? ''}`)
}

/** Where the best stretch begins. */
function placeWindow(hits: readonly Hit[], { length, width }: { length: number; width: number }): number {
  let best = { score: 0, start: 0, end: 0 }
  for (const [index, { start }] of hits.entries()) {
    const terms = new Set<string>()
    let end = start
    for (const hit of hits.slice(index)) {
      if (hit.start >= start + width) break
      if (hit.end > start + width) continue
      terms.add(hit.term)
      end = Math.max(end, hit.end)
    }
    const score = [...terms].reduce((sum, term) => sum + weigh(term), 0)
    if (score > 0 && score >= best.score) best = { score, start, end }
  }
  if (length - best.start <= width) return length - width
  const lead = Math.floor((width - (best.end - best.start)) / 2)
  return Math.max(0, Math.min(best.start - lead, length - width))
}

function cut(line: string, from: number, width: number): string {
  let start = from
  if (start > 0) {
    const space = line.indexOf(' ', start)
    if (space >= 0 && space - start <= SNAP) start = space + 1
  }
  let end = Math.min(line.length, from + width)
  if (end < line.length) {
    const space = line.lastIndexOf(' ', end)
    if (space >= end - SNAP && space > start) end = space
  }
  return `${start > 0 ? '… ' : ''}${wholeCharacters(line, start, end)}${end < line.length ? ' …' : ''}`
}

/** Never half of a surrogate pair. */
function wholeCharacters(line: string, start: number, end: number): string {
  return line.slice(start, end).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/u, '')
}
