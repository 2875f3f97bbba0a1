/** `key=value` pairs as logrus and klog write them. The first value of a key counts; words that are no pair are passed over. */
export function readPairs(text: string): Map<string, string> {
  const pairs = new Map<string, string>()
  let at = 0
  while (at < text.length) {
    KEY.lastIndex = at
    const key = KEY.exec(text)?.[1]
    if (key === undefined) break
    const { value, end } = readValue(text, KEY.lastIndex)
    if (!pairs.has(key)) pairs.set(key, value)
    at = end
  }
  return pairs
}

/** A message with pairs behind it, as logrus writes on a terminal: at least two spaces lie between. */
export function splitTrailingPairs(text: string): {
  readonly message: string
  readonly pairs: ReadonlyMap<string, string>
} {
  const border = text.search(/ {2}[\w.@/-]{1,64}=/u)
  if (border < 0) return { message: text.trimEnd(), pairs: new Map() }
  return { message: text.slice(0, border).trimEnd(), pairs: readPairs(text.slice(border)) }
}

/** The pairs behind klog's quoted message, `"Error syncing pod" err="…" pod="…"`; undefined for an unstructured message. */
export function readStructuredPairs(text: string): ReadonlyMap<string, string> | undefined {
  return text.startsWith(QUOTE) ? readPairs(text.slice(closingQuote(text, 1) + 1)) : undefined
}

interface Value {
  readonly value: string
  readonly end: number
}

/** The next key, wherever it is: 64 characters bound the search from each place. */
const KEY = /(?<![^\s,])([\w.@/-]{1,64})=/gu
const QUOTE = '"'

function readValue(text: string, start: number): Value {
  if (text[start] !== QUOTE) {
    const space = text.indexOf(' ', start)
    const end = space < 0 ? text.length : space
    return { value: text.slice(start, end), end }
  }
  const close = closingQuote(text, start + 1)
  return { value: unquote(text.slice(start + 1, close)), end: close + 1 }
}

/** What may follow a closing quote: the end, or another pair. containerd 1.1 wrote quotes inside values without escaping them. */
const AFTER_QUOTE = /\s*$|[\s,]+[\w.@/-]{1,64}=/uy

function closingQuote(text: string, start: number): number {
  for (let at = text.indexOf(QUOTE, start); at >= 0; at = text.indexOf(QUOTE, at + 1)) {
    AFTER_QUOTE.lastIndex = at + 1
    if (!isEscaped(text, start, at) && AFTER_QUOTE.test(text)) return at
  }
  return text.length
}

function isEscaped(text: string, start: number, at: number): boolean {
  let backslashes = 0
  while (at - 1 - backslashes >= start && text[at - 1 - backslashes] === '\\') backslashes++
  return backslashes % 2 === 1
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' }

/** Undoes Go's quoting, but leaves `\x00` and its like written out: nothing invisible is to come of it. */
function unquote(text: string): string {
  if (!text.includes('\\')) return text
  return text.replace(/\\(["\\ntr])/gu, (_, letter: string) => ESCAPES[letter] ?? letter)
}
