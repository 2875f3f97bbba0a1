import { errorShape, errorWords } from '../../knowledge/error-words.ts'

/** A word that says that something went wrong counts like five others (logjuicer, crates/tokenizer), and so does a code. */
const TELLING_WEIGHT = 5
/** What is left of numbers are codes, since all others are masked: one digit is a word already. */
const WORD = /[\p{L}\p{N}_]{2,}|\d/gu
const CODE = /^\d+$/u

/** The distinct words of a template's text, in lower case, without its masks. */
export function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(WORD))
}

/** Whether there is any. */
export function hasWords(text: string): boolean {
  return text.search(WORD) !== -1
}

/** How much a word counts beside others. */
export function weightOf(word: string): number {
  return errorWords.has(word) || CODE.test(word) || errorShape.test(word) ? TELLING_WEIGHT : 1
}
