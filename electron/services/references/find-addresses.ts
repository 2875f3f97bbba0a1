import { isKnownHost } from './read-page.ts'

// A scheme, or a host name with a slash behind it that no longer name, path or user name runs into.
const START = /(?:https?|gs|s3):\/\/|(?<![\w./:@-])(?:[a-z\d-]+\.)+[a-z]{2,}\//giu
const END = /[\s<>"'`|\\]/u
const CLOSING: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
])
/** What a sentence, Markdown or a list puts behind an address. */
const TRAILING = '.,;:!?*~'
const SCHEME = /^(?:https?|gs|s3):\/\//iu

export function hasScheme(text: string): boolean {
  return SCHEME.test(text)
}

/** The addresses in a text, in its order and without what surrounds them; a known host alone stands for https. */
export function findAddresses(text: string): readonly string[] {
  const found: string[] = []
  let free = 0
  for (const { 0: start, index } of text.matchAll(START)) {
    if (index < free) continue
    const isFull = hasScheme(start)
    if (!isFull && !isKnownHost(start.slice(0, -1))) continue
    free = endOfAddress(text, index)
    const address = withoutTrailing(text.slice(index, free))
    found.push(isFull ? address : `https://${address}`)
  }
  return found
}

/** The first character that belongs to no address, or a bracket that was opened before it. */
function endOfAddress(text: string, from: number): number {
  const open: string[] = []
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at)
    if (END.test(character)) return at
    if (character === '(' || character === '[') open.push(character)
    const opening = CLOSING.get(character)
    if (opening !== undefined && open.pop() !== opening) return at
  }
  return text.length
}

function withoutTrailing(address: string): string {
  let end = address.length
  while (end > 0 && TRAILING.includes(address.charAt(end - 1))) end--
  return address.slice(0, end)
}
