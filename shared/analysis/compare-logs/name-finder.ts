/** Names are looked up by their first letters. UTF-16 units; no word of a story is shorter. */
const BEGINNING = 4
/** A hostile line may begin a name endlessly; the first ones decide. */
const TRIES = 500
/** An uid, or the beginning of an id that lines may cut off: long enough to mean itself wherever it stands. */
const ID = /^[0-9a-f_-]{12,}$/u
const NAME_CHARACTER = /[\p{L}\p{N}.-]/u

/** Whether one of the names stands in a text, as a whole word. One pass over the text, however many names there are. */
export function createNameFinder(names: readonly string[]): (text: string) => boolean {
  const byBeginning = indexNames(names)
  const mayBegin = pairsOf(names)
  return text => {
    let tries = 0
    for (let at = 0; at + BEGINNING <= text.length; at++) {
      if (mayBegin[pairAt(text, at)] === 0) continue
      for (const name of byBeginning.get(text.slice(at, at + BEGINNING)) ?? []) {
        if (++tries > TRIES) return false
        if (text.startsWith(name, at) && (ID.test(name) || isWhole(text, at, at + name.length))) return true
      }
    }
    return false
  }
}

function indexNames(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const byBeginning = new Map<string, string[]>()
  for (const name of new Set(names)) {
    const beginning = name.slice(0, BEGINNING)
    const known = byBeginning.get(beginning)
    if (known === undefined) byBeginning.set(beginning, [name])
    else known.push(name)
  }
  return byBeginning
}

/** By the low bits of two letters, whether a name may begin with them: most places of a text need no string. */
function pairsOf(names: readonly string[]): Uint8Array {
  const pairs = new Uint8Array(1 << 14)
  for (const name of names) pairs[pairAt(name, 0)] = 1
  return pairs
}

function pairAt(text: string, at: number): number {
  return ((text.charCodeAt(at) & 0x7f) << 7) | (text.charCodeAt(at + 1) & 0x7f)
}

function isWhole(text: string, start: number, end: number): boolean {
  return !NAME_CHARACTER.test(text.charAt(start - 1)) && !isContinued(text, end)
}

/** The dot that ends a sentence is none of the name. */
function isContinued(text: string, end: number): boolean {
  return NAME_CHARACTER.test(text.charAt(text.charAt(end) === '.' ? end + 1 : end))
}
