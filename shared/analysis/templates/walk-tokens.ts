import { CODE_WORDS, FIXED_WORDS } from '../../base/fixed-words.ts'
import { HEADER_BYTES } from './line-hasher.ts'
import { DIGIT, GENERATED, HEADER, HEX_LOWER, HEX_UPPER, isCodeGap, isJoining, TOKEN_CLASS } from './token-classes.ts'
import { versionEnd } from './version-end.ts'
import { BASIS, createWordTable, FACTOR, hasLanes, hasWord, PRIME, type WordTable } from './word-table.ts'

/** What becomes of a stretch of a line; what is neither stays as it is. */
export type PartKind = 'mask' | 'version'
export type OnPart = (kind: PartKind, from: number, to: number) => void

/** Where the walk through a line stands. One object for all lines: nothing is made for a line. */
export interface TokenWalk {
  bytes: Uint8Array
  start: number
  limit: number
  /** The two lanes of the line's hash, and of its versions. */
  high: number
  low: number
  versions: number
  /** The lanes behind the latest masked part, and where it ends; −1 = it joins with nothing. */
  maskHigh: number
  maskLow: number
  maskEnd: number
  /** Behind the latest terminal sequence. */
  escapeEnd: number
  /** Of the token: its lanes, the classes that any and that all of its bytes have. */
  first: number
  second: number
  any: number
  all: number
  /** Asked by level 2 only. */
  onPart: OnPart | undefined
}

const LF = 0x0a
const CR = 0x0d
const ESCAPE = 0x1b
const BRACKET = 0x5b
const DASH = 0x2d
const DOT = 0x2e
const UNDERSCORE = 0x5f
const SLASH = 0x2f
const QUOTE = 0x22
const SPACE = 0x20
const LETTER_V = 0x76

const HIGH_FACTOR = 0x85ebca6b | 0
const LOW_FACTOR = 0xc2b2ae35 | 0
const MASK = 0x2a
const VERSION = 0x76

export function createTokenWalk(onPart?: OnPart): TokenWalk {
  return {
    ...{ bytes: new Uint8Array(), start: 0, limit: 0, high: 0, low: 0, versions: 0 },
    ...{ maskHigh: 0, maskLow: 0, maskEnd: -1, escapeEnd: -1 },
    ...{ first: 0, second: 0, any: 0, all: 0 },
    onPart,
  }
}

/** Walks from `start` to the line's end or to `limit`, and answers that place: of the LF, of the CR before it, or `limit`. */
export function walkLine(walk: TokenWalk): number {
  const { bytes, limit } = walk
  walk.high = BASIS
  walk.low = walk.versions = 0
  walk.maskEnd = walk.escapeEnd = -1
  let at = walk.start
  while (at < limit) {
    const byte = bytes[at] ?? 0
    if (TOKEN_CLASS[byte] !== 0) at = walkToken(walk, at)
    else if (byte === LF || (byte === CR && at + 1 < limit && bytes[at + 1] === LF)) break
    else if (byte === ESCAPE && at + 1 < limit && bytes[at + 1] === BRACKET) at = walkEscape(walk, at)
    else {
      addSeparator(walk, byte)
      at++
    }
  }
  return at
}

function addSeparator(walk: TokenWalk, byte: number): void {
  walk.high = Math.imul(walk.high ^ byte, PRIME)
  walk.low = (Math.imul(walk.low, FACTOR) + byte) | 0
}

function addToken(walk: TokenWalk, first: number, second: number): void {
  const high = Math.imul(walk.high ^ first, HIGH_FACTOR)
  const low = Math.imul((walk.low + second) | 0, LOW_FACTOR)
  walk.high = high ^ (high >>> 15)
  walk.low = low ^ (low >>> 13)
}

/** A sequence that sets a colour or moves the cursor. Level 2 never sees it, so that what it touches is hashed as it is. */
function walkEscape(walk: TokenWalk, from: number): number {
  const { bytes, limit } = walk
  let at = from + 2
  while (at < limit && (bytes[at] ?? 0) >= 0x20 && (bytes[at] ?? 0) <= 0x3f) at++
  const last = bytes[at] ?? 0
  if (at < limit && last >= 0x40 && last <= 0x7e) at++
  addSeparator(walk, ESCAPE)
  walk.escapeEnd = at
  return at
}

function walkToken(walk: TokenWalk, from: number): number {
  const to = readToken(walk, from)
  if ((walk.any & DIGIT) === 0 && (walk.all & (HEX_LOWER | HEX_UPPER | GENERATED)) === 0) {
    // Most tokens are plain words.
    addToken(walk, walk.first, walk.second)
    return to
  }
  const version = mayBeVersion(walk, from, to) ? versionEnd(walk.bytes, from, walk.limit) : -1
  if (version !== -1) return addVersion(walk, from, version)
  if (isMasked(walk, from, to)) addMask(walk, from, to)
  else addToken(walk, walk.first, walk.second)
  return to
}

/** The lanes and classes of the token, and where it ends. */
function readToken(walk: TokenWalk, from: number): number {
  const { bytes, limit } = walk
  let first = BASIS
  let second = 0
  let any = 0
  let all = 0xff
  let at = from
  for (; at < limit; at++) {
    const byte = bytes[at] ?? 0
    const kind = TOKEN_CLASS[byte] ?? 0
    if (kind === 0) break
    first = Math.imul(first ^ byte, PRIME)
    second = (Math.imul(second, FACTOR) + byte) | 0
    any |= kind
    all &= kind
  }
  walk.first = first
  walk.second = second
  walk.any = any
  walk.all = all
  return at
}

function mayBeVersion(walk: TokenWalk, from: number, to: number): boolean {
  const { bytes, limit } = walk
  if ((walk.any & DIGIT) === 0 || to + 1 >= limit || bytes[to] !== DOT) return false
  if ((walk.all & DIGIT) === 0 && bytes[from] !== LETTER_V) return false
  if (from === walk.start || from === walk.escapeEnd) return from !== walk.escapeEnd
  const before = bytes[from - 1]
  return before !== DOT && before !== DASH && before !== UNDERSCORE
}

function addVersion(walk: TokenWalk, from: number, to: number): number {
  let hash = walk.versions ^ BASIS
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (walk.bytes[at] ?? 0), PRIME)
  // 0 says that there is none.
  walk.versions = hash === 0 ? 1 : hash
  addToken(walk, VERSION, VERSION)
  walk.onPart?.('version', from, to)
  return to
}

function isMasked(walk: TokenWalk, from: number, to: number): boolean {
  if ((walk.any & DIGIT) === 0 && !isHexWord(walk, from, to) && !isGenerated(walk, from, to)) return false
  if (from === walk.escapeEnd) return false
  if ((walk.all & DIGIT) !== 0) return !isCode(walk, from, to)
  return !hasLanes(fixedWords, walk.first, walk.second)
}

function isHexWord({ all }: TokenWalk, from: number, to: number): boolean {
  return to - from >= 4 && (all & (HEX_LOWER | HEX_UPPER)) !== 0
}

/** `-xk2lp`, `-zvhtq`: what the API server puts behind a name; a fifth of them has no digit. */
function isGenerated({ all, bytes, start }: TokenWalk, from: number, to: number): boolean {
  return to - from === 5 && (all & GENERATED) !== 0 && from > start && bytes[from - 1] === DASH
}

function addMask(walk: TokenWalk, from: number, to: number): void {
  walk.onPart?.('mask', from, to)
  if (from - walk.start < HEADER_BYTES) addToken(walk, MASK, shapeOf(walk, from, to))
  else {
    if (joinsMask(walk, from)) {
      walk.high = walk.maskHigh
      walk.low = walk.maskLow
    } else addToken(walk, MASK, MASK)
    walk.maskEnd = to
    walk.maskHigh = walk.high
    walk.maskLow = walk.low
  }
}

function joinsMask({ bytes, maskEnd }: TokenWalk, from: number): boolean {
  if (maskEnd === -1 || from - maskEnd > 2) return false
  for (let at = maskEnd; at < from; at++) if (!isJoining(bytes[at] ?? 0)) return false
  return true
}

const LONGEST_SHAPE = 12
/** No header asks for a number of more digits (`knowledge/formats`, `clock/parse-time.ts`). */
const LONGEST_NUMBER = 18

/** What decides whether a header is one: how many digits, and the capital letters between them. */
function shapeOf({ all, bytes }: TokenWalk, from: number, to: number): number {
  const length = to - from
  if ((all & DIGIT) !== 0) return MASK + Math.min(length, LONGEST_NUMBER)
  if ((all & HEADER) === 0 || length > LONGEST_SHAPE) return MASK
  let shape = 0
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0
    shape = (Math.imul(shape, FACTOR) + (((TOKEN_CLASS[byte] ?? 0) & DIGIT) === 0 ? byte : 0x30)) | 0
  }
  return shape
}

/** Words that are never masked; behind a dash the last two look generated. */
export const fixedWords = createWordTable([...FIXED_WORDS, 'https', 'httpd'])
/** Words behind which a number is a code. */
export const codeWords = createWordTable(CODE_WORDS)
export const httpWord = createWordTable(['HTTP'])
const LONGEST_CODE_WORD = Math.max(...CODE_WORDS.map(word => word.length))
const LONGEST_GAP = 4

/** A number of up to three digits behind a word that makes it a code: `exit status 2`, `"code": 14`, `HTTP/1.1" 404`. */
function isCode(walk: TokenWalk, from: number, to: number): boolean {
  const { bytes, start, limit } = walk
  if (to - from > 3 || goesOn(bytes, to, limit)) return false
  let gap = from
  while (gap > start && from - gap < LONGEST_GAP && isCodeGap(bytes[gap - 1] ?? 0)) gap--
  if (gap === from || gap === start) return false
  // Most numbers stand behind another number: the time of day.
  if (!isDigit(bytes[gap - 1] ?? 0)) return endsWith(codeWords, walk, gap)
  return isHttpGap(bytes, gap, from) && isHttpVersion(walk, gap)
}

/** Whether the number that ends at `to` is part of something longer: `1_000`, `1.5`. */
function goesOn(bytes: Uint8Array, to: number, limit: number): boolean {
  if (to >= limit) return false
  if (bytes[to] === UNDERSCORE) return true
  return bytes[to] === DOT && to + 1 < limit && isDigit(bytes[to + 1] ?? 0)
}

const isDigit = (byte: number) => ((TOKEN_CLASS[byte] ?? 0) & DIGIT) !== 0

/** Whether the token that ends at `to` is one of the words. */
function endsWith(words: WordTable, { bytes, start }: TokenWalk, to: number): boolean {
  let from = to
  while (from > start && to - from <= LONGEST_CODE_WORD && TOKEN_CLASS[bytes[from - 1] ?? 0] !== 0) from--
  return to - from <= LONGEST_CODE_WORD && hasWord(words, { bytes, from, to })
}

/** ` ` or `" `: what stands between `HTTP/1.1` and the status. */
function isHttpGap(bytes: Uint8Array, gap: number, to: number): boolean {
  if (bytes[to - 1] !== SPACE) return false
  return to - gap === 1 || (to - gap === 2 && bytes[gap] === QUOTE)
}

/** Whether `HTTP/` and up to three digits and dots end at `to`. */
function isHttpVersion(walk: TokenWalk, to: number): boolean {
  const { bytes, start } = walk
  let at = to
  while (at > start && to - at < 3 && (isDigit(bytes[at - 1] ?? 0) || bytes[at - 1] === DOT)) at--
  return at > start && bytes[at - 1] === SLASH && endsWith(httpWord, walk, at - 1)
}
