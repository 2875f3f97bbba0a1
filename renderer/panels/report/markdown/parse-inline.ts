import type { Inline } from './markdown-tree.ts'

// Every repetition is bounded, so that a hostile line costs its length and no more than a factor.
const STRONG = /\*\*(?=\S)([^*\n]{1,400})\*\*/uy
const EMPHASIS = /\*(?=[^\s*])([^*\n]{1,400})\*|_(?=[^\s_])([^_\n]{1,400})_\b/uy
const LINK = /(!?)\[([^[\]\n]{0,400})\]\(<?(https:\/\/[^\s<>()]{1,2000})>?\)/uy
// A link whose words are code, which may hold brackets.
const CODE_LINK = /\[(`{1,4})([^`\n]{1,400})\1\]\(<(https:\/\/[^\s<>]{1,2000})>\)/uy
const ADDRESS = /https:\/\/[^\s<>()[\]`"']{1,2000}[^\s<>()[\]`"'.,:;!?]/uy
const SPECIAL = /[\n!*[\\_`]|https:\/\//gu
const ESCAPED = /\\([!"#$%&'()*+,./:;<=>?@[\\\]^_`{|}~-])/uy
/** Words in words in words: deeper ones are shown as they are written. */
const DEPTH = 3

/** The words of a paragraph. All of the text is in what comes back, but for the marks that were understood. */
export function parseInline(text: string, depth: number = DEPTH): readonly Inline[] {
  const found: Inline[] = []
  const ticks = new TickRuns(text)
  let plain = ''
  const flush = () => {
    if (plain !== '') found.push({ kind: 'text', text: plain })
    plain = ''
  }
  let at = 0
  while (at < text.length) {
    SPECIAL.lastIndex = at
    const next = SPECIAL.exec(text)?.index ?? text.length
    plain += text.slice(at, next)
    at = next
    if (at >= text.length) break
    const read = readSpecial({ text, at, depth, ticks })
    if (typeof read.node === 'string') plain += read.node
    else {
      flush()
      found.push(read.node)
    }
    at += read.length
  }
  flush()
  return found
}

interface Place {
  readonly text: string
  readonly at: number
  readonly depth: number
  readonly ticks: TickRuns
}

interface Read {
  readonly node: Inline | string
  readonly length: number
}

function readSpecial(place: Place): Read {
  const { text, at } = place
  const mark = text.charAt(at)
  if (mark === '\n') return { node: { kind: 'break' }, length: 1 }
  if (mark === '`') return readCode(place)
  const escaped = matchAt(ESCAPED, text, at)
  if (escaped !== undefined) return { node: escaped[1] ?? '', length: escaped[0].length }
  const span = readLink(place) ?? readAddress(place) ?? readEmphasis(place)
  return span ?? { node: mark, length: 1 }
}

/** A code span, or the backticks as they are where none closes it. */
function readCode({ text, at, ticks }: Place): Read {
  const length = ticks.lengthAt(at)
  const end = ticks.nextOf(length, at + length)
  if (end === undefined) return { node: text.slice(at, at + length), length }
  const inner = text.slice(at + length, end).replaceAll('\n', ' ')
  const isPadded = inner.startsWith(' ') && inner.endsWith(' ') && inner.trim() !== ''
  return { node: { kind: 'code', text: isPadded ? inner.slice(1, -1) : inner }, length: end + length - at }
}

function readLink({ text, at, depth }: Place): Read | undefined {
  const coded = matchAt(CODE_LINK, text, at)
  if (coded !== undefined) {
    const [whole, , code = '', address = ''] = coded
    return { node: { kind: 'link', address, children: [{ kind: 'code', text: code }] }, length: whole.length }
  }
  const match = matchAt(LINK, text, at)
  if (match === undefined) return undefined
  const [whole, bang, words = '', address = ''] = match
  if (bang === '!') return { node: { kind: 'image', address, text: words }, length: whole.length }
  return { node: { kind: 'link', address, children: inner(words, depth) }, length: whole.length }
}

function readAddress({ text, at }: Place): Read | undefined {
  const address = matchAt(ADDRESS, text, at)?.[0]
  if (address === undefined) return undefined
  return { node: { kind: 'link', address, children: [{ kind: 'text', text: address }] }, length: address.length }
}

function readEmphasis({ text, at, depth }: Place): Read | undefined {
  const strong = matchAt(STRONG, text, at)
  if (strong !== undefined)
    return { node: { kind: 'strong', children: inner(strong[1] ?? '', depth) }, length: strong[0].length }
  // Inside of a word an underscore is a letter: `snake_case_name`.
  if (/\w/u.test(text.charAt(at - 1))) return undefined
  const soft = matchAt(EMPHASIS, text, at)
  if (soft === undefined) return undefined
  return { node: { kind: 'emphasis', children: inner(soft[1] ?? soft[2] ?? '', depth) }, length: soft[0].length }
}

function inner(text: string, depth: number): readonly Inline[] {
  return depth <= 0 ? [{ kind: 'text', text }] : parseInline(text, depth - 1)
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at
  return pattern.exec(text) ?? undefined
}

/** Runs of backticks by their length: which of them closes a span is found without looking through the text again. */
class TickRuns {
  readonly #length = new Map<number, number>()
  readonly #starts = new Map<number, number[]>()
  readonly #used = new Map<number, number>()

  constructor(text: string) {
    for (const { 0: run, index } of text.matchAll(/`+/gu)) {
      this.#length.set(index, run.length)
      const starts = this.#starts.get(run.length) ?? []
      starts.push(index)
      this.#starts.set(run.length, starts)
    }
  }

  lengthAt(at: number): number {
    return this.#length.get(at) ?? 1
  }

  /** Where the next run of this length begins, at `from` or later. Asked for in the order of the text. */
  nextOf(length: number, from: number): number | undefined {
    const starts = this.#starts.get(length) ?? []
    let index = this.#used.get(length) ?? 0
    while ((starts[index] ?? Infinity) < from) index++
    this.#used.set(length, index)
    return starts[index]
  }
}
