import { FIXED_CODE, FIXED_WORDS } from '#shared/base/fixed-words.ts'
import { NUL_SYMBOL } from '#shared/base/text.ts'

/** A stretch of a line: words that every such line holds, or a part that differs from line to line. */
export interface LinePiece {
  readonly text: string
  /** RE2 for it, which is also a pattern of JavaScript. */
  readonly pattern: string
  readonly isFixed: boolean
  /** It can stand in a literal as it is: fixed, and written the same way in every artifact. */
  readonly isLiteral: boolean
}

/** Of a piece that may be other characters, or none, in the artifact itself. */
export const ANYTHING = '.*?'

const ISO = String.raw`\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?`
const SYSLOG = String.raw`\b[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d(?:\.\d{1,9})?`
const KLOG = String.raw`\b[IWEF]\d{4} \d\d:\d\d:\d\d\.\d{1,9}`
const CLOCK = String.raw`\b\d\d:\d\d:\d\d(?:[.,]\d{1,9})?`
/** What `visible()` made of characters that could do harm; a whole escape sequence of a terminal is one. */
const CSI = String.raw`\[[0-?]{0,40}[ -/]{0,10}[@-~]`
const OSC = String.raw`\][^]{0,400}?(?:\\x07|\\x1b\\)`
const ESCAPE = String.raw`\\{1,8}(?:x1b(?:${CSI}|${OSC}|[@-Z^_])?|x[\da-f]{2}|u[\da-f]{4}|u\{[\da-f]{1,6}\})`
const UUID = String.raw`\b[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b`
const VERSION = String.raw`(?<![\w.])v?\d{1,9}(?:\.\d{1,9}){1,8}(?:[+~-]\w{1,40}){0,8}(?!\w)`

/** Each kind of piece, tried in this order, with the pattern that stands for it. */
const KINDS: readonly { readonly name: string; readonly source: string; readonly pattern: string }[] = [
  { name: 'escape', source: ESCAPE, pattern: ANYTHING },
  { name: 'iso', source: ISO, pattern: String.raw`[\dT :.,Z+-]+` },
  { name: 'syslog', source: SYSLOG, pattern: String.raw`\w{3} +\d+ [\d:.]+` },
  { name: 'klog', source: KLOG, pattern: String.raw`[IWEF]\d+ [\d:.]+` },
  { name: 'clock', source: CLOCK, pattern: String.raw`[\d:.,]+` },
  { name: 'uuid', source: UUID, pattern: String.raw`[\da-f-]+` },
]
const NAMED = KINDS.map(({ name, source }) => `(?<${name}>${source})`).join('|')
const PIECE = new RegExp(
  `${NAMED}|(?<code>${FIXED_CODE})|(?<version>${VERSION})|(?<word>\\w+)|(?<space>[\\t\\n\\f\\r ]+)|[^]`,
  'gu',
)

/** Splits a line, as `normaliseLine` gives it, into pieces that together are the whole of it. */
export function splitLine(line: string): readonly LinePiece[] {
  return Array.from(line.matchAll(PIECE), ({ 0: text, groups = {} }) => pieceOf(text, groups))
}

function pieceOf(text: string, groups: Readonly<Record<string, string | undefined>>): LinePiece {
  const kind = KINDS.find(({ name }) => groups[name] !== undefined)
  if (kind !== undefined) return varying(text, kind.pattern)
  if (groups['version'] !== undefined) return varying(text, String.raw`v?\d[\w.+~-]*`)
  if (groups['word'] !== undefined) return wordPiece(text)
  if (groups['space'] !== undefined) return spacePiece(text)
  return { text, pattern: quoteRe2(text), isFixed: true, isLiteral: canBeSought(text) }
}

/** What artifacts quote or escape in many ways, and what stands for bytes that are none of it. */
const ELSEWHERE = new RegExp(String.raw`[\p{Cc}"'\x60\\<>&\ufffd${NUL_SYMBOL}]`, 'u')

/** True for text that every artifact writes in the same bytes. */
export function canBeSought(text: string): boolean {
  return !ELSEWHERE.test(text)
}

function varying(text: string, pattern: string): LinePiece {
  return { text, pattern, isFixed: false, isLiteral: false }
}

/** As in the templates of the analysis: words with a digit are ids, but for those that say what happened. */
function wordPiece(text: string): LinePiece {
  const isFixed = FIXED_WORDS.has(text) || (!/\d/u.test(text) && !/^(?:[a-f]{4,}|[A-F]{4,})$/u.test(text))
  if (isFixed) return { text, pattern: text, isFixed, isLiteral: true }
  return varying(text, /^\d+$/u.test(text) ? String.raw`\d+` : String.raw`\w+`)
}

function spacePiece(text: string): LinePiece {
  const isPlain = /^ +$/u.test(text)
  return { text, pattern: text === ' ' ? ' ' : String.raw`\s+`, isFixed: true, isLiteral: isPlain }
}

/** Text as a pattern that matches it and nothing else. */
export function quoteRe2(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`)
}
