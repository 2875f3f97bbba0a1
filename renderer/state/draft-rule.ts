import { encodeUtf8 } from '#shared/base/bytes.ts'
import { normaliseLine } from '#shared/base/text.ts'
import { ANYTHING, canBeSought, quoteRe2, splitLine, type LinePiece } from './line-pieces.ts'

/** A line of a log as it is shown, and what of it the person selected. UTF-16 units; nothing when both are equal. */
export interface ChosenLine {
  readonly text: string
  readonly from: number
  readonly to: number
}

/** What a line suggests for a rule that finds it. */
export interface LineDraft {
  /** The longest part that is the same in every such line; empty when the line has none that can be looked for. */
  readonly literal: string
  /** RE2; finds the line whenever there is a literal. */
  readonly pattern: string
  /** The line as it stands; a window of one that is longer than a sample may be. */
  readonly sample: string
  readonly title: string
  /** Lower-case words with hyphens; empty when the literal has no letter. */
  readonly id: string
}

/** Of a sample; the schema of packs lets 8,192 through. UTF-16 units. */
const SAMPLE = 8_000
/** What a rule needs at least. Bytes. */
const LITERAL_LEAST = 4
/** What is enough to tell one message from another; at three bytes each still a literal. UTF-16 units. */
const LITERAL_MOST = 60
/** A part that is the same and longer than this is stood for by its literal. UTF-16 units. */
const STRETCH_MOST = 200
/** How far a pattern goes on around its literal: what stands further away is of another part of the message. */
const AROUND = 60
const ID_WORDS = 5
const ID_LENGTH = 40

/** A draft made from the selected words, where they are enough to look for, else from the line. */
export function draftFromLine(chosen: ChosenLine): LineDraft {
  const { sample, selected } = cutSample(chosen)
  const line = normaliseLine(sample)
  const signature = [
    ...(selected === '' ? [] : [signatureOf(splitLine(normaliseLine(selected)), sample)]),
    signatureOf(splitLine(line.slice(headerLength(line))), sample),
    signatureOf(splitLine(line), sample),
  ].find(candidate => candidate !== undefined && finds(candidate, line))
  const { literal, pattern } = signature ?? verbatim(line, sample)
  return { literal, pattern, sample, ...nameOf(literal) }
}

interface Signature {
  readonly literal: string
  readonly pattern: string
}

/** The pattern is plain enough to mean the same in both engines. */
function finds({ literal, pattern }: Signature, line: string): boolean {
  return encodeUtf8(literal).length >= LITERAL_LEAST && new RegExp(pattern, 'u').test(line)
}

/** A window around what was selected, else the beginning, cut between characters. */
function cutSample({ text, from, to }: ChosenLine): { readonly sample: string; readonly selected: string } {
  const selected = text.slice(from, to).trim()
  if (text.length <= SAMPLE) return { sample: text, selected }
  const start = Math.max(0, Math.min(from - SAMPLE / 2, text.length - SAMPLE))
  const sample = text.slice(start, start + SAMPLE).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/gu, '')
  return { sample, selected: sample.includes(selected) ? selected : '' }
}

/** The longest stretch of pieces that can be a literal and stands like that in the line, and a pattern around it. */
function signatureOf(pieces: readonly LinePiece[], sample: string): Signature | undefined {
  const best = stretchesOf(pieces)
    .map(stretch => ({ ...stretch, literal: trimLiteral(stretch.text), letters: countLetters(stretch.text) }))
    .filter(({ literal }) => sample.includes(literal))
    .sort((a, b) => b.letters - a.letters)[0]
  if (best === undefined) return undefined
  const { literal, first, last } = best
  if (best.text.length > STRETCH_MOST) return { literal, pattern: quoteRe2(literal) }
  const from = first - countAround(pieces.slice(0, first).reverse())
  const to = last + 1 + countAround(pieces.slice(last + 1))
  return { literal, pattern: joinPatterns(trimPieces(pieces.slice(from, to))) }
}

function countLetters(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
}

interface Stretch {
  readonly text: string
  /** Indices of its first and last piece. */
  readonly first: number
  readonly last: number
}

function stretchesOf(pieces: readonly LinePiece[]): readonly Stretch[] {
  const stretches: Stretch[] = []
  for (const [index, { text, isLiteral }] of pieces.entries()) {
    if (!isLiteral) continue
    const before = stretches.at(-1)
    if (before?.last === index - 1)
      stretches[stretches.length - 1] = { ...before, text: before.text + text, last: index }
    else stretches.push({ text, first: index, last: index })
  }
  return stretches
}

/**
 * From the first letter to the last. Of a long one the end: messages quote each other from left to right, so that the
 * innermost stands last. It begins with a message where it can, else with a word.
 */
function trimLiteral(text: string): string {
  const trimmed = trimSigns(text)
  if (trimmed.length <= LITERAL_MOST) return trimmed
  const cut = trimmed.slice(-LITERAL_MOST).replace(/^[\udc00-\udfff]/u, '')
  const message = /(?:: | = )(.{20,})$/u.exec(cut)?.[1]
  const start = cut.search(/[^\p{L}\p{N}]/u)
  return trimSigns(message ?? (start === -1 ? cut : cut.slice(start)))
}

function trimSigns(text: string): string {
  const letters = /[\p{L}\p{N}]/u
  const characters = Array.from(text)
  const from = characters.findIndex(character => letters.test(character))
  const to = characters.findLastIndex(character => letters.test(character))
  return from === -1 ? '' : characters.slice(from, to + 1).join('')
}

/**
 * How many pieces belong to a pattern on one side of its literal, the nearest first. It ends with a word, and before a
 * quotation mark: behind it stands another field.
 */
function countAround(pieces: readonly LinePiece[]): number {
  let length = 0
  let count = 0
  for (const [index, { text, isFixed }] of pieces.entries()) {
    length += text.length
    if (length > AROUND || text === '"') break
    if (isFixed && /\p{L}/u.test(text)) count = index + 1
  }
  return count
}

/** Without spaces and signs at both ends: they tell nothing. */
function trimPieces(pieces: readonly LinePiece[]): readonly LinePiece[] {
  const tells = ({ text, isFixed }: LinePiece) => !isFixed || countLetters(text) > 0
  return pieces.slice(pieces.findIndex(tells), pieces.findLastIndex(tells) + 1)
}

/** One after the other; what varies next to what varies is one, where any text will do. */
function joinPatterns(pieces: readonly LinePiece[]): string {
  return pieces
    .map(({ pattern }) => pattern)
    .filter((pattern, index, all) => pattern !== ANYTHING || all[index - 1] !== ANYTHING)
    .join('')
}

/** What wrote the line and when: the message begins behind it. */
const HEADERS: readonly RegExp[] = [
  /^[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d(?:\.\d{1,9})? \S{1,200} [^\s:]{1,100}: /u,
  /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S{0,40} (?:\S{1,200} \S{1,100}\[\d{1,9}\]: )?/u,
  /^[IWEF]\d{4} \d\d:\d\d:\d\d\.\d{1,9} {1,9}\d{1,9} \S{1,200}:\d{1,9}\] /u,
  /^\[ {0,9}\d{1,9}\.\d{1,9}\] /u,
  /^time="[^"]{1,60}" level=\w{1,20} (?:msg=)?/u,
]

/** The message of a line, to tell it from its neighbours at a glance; all of a line that is nothing but headers. */
export function withoutHeader(line: string): string {
  const rest = line.slice(headerLength(line))
  return rest === '' ? line : rest
}

/** How much of a line its headers take, one inside the other. */
function headerLength(line: string): number {
  let length = 0
  for (;;) {
    const rest = line.slice(length)
    const [header = ''] = HEADERS.map(pattern => pattern.exec(rest)?.[0] ?? '').filter(found => found !== '')
    if (header === '') break
    length += header.length
  }
  return length
}

/** Of a line with nothing but ids and numbers: its longest part that can be looked for at all. */
function verbatim(line: string, sample: string): Signature {
  const pieces = splitLine(line).map(piece => ({
    ...piece,
    isLiteral: piece.pattern !== ANYTHING && canBeSought(piece.text),
  }))
  const { literal = '' } = signatureOf(pieces, sample) ?? {}
  return { literal, pattern: quoteRe2(literal) }
}

function nameOf(literal: string): Pick<LineDraft, 'id' | 'title'> {
  const words = literal.replace(/[{}]/gu, ' ').replace(/\s+/gu, ' ').trim()
  const slug = words
    .toLowerCase()
    .split(/[^a-z0-9]+/u)
    .filter(word => word !== '')
    .slice(0, ID_WORDS)
    .join('-')
  return {
    title: `${words.charAt(0).toUpperCase()}${words.slice(1)}`,
    id: slug.slice(0, ID_LENGTH).replace(/-+$/u, ''),
  }
}
