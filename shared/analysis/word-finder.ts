const FLAG_BITS = 15
/** Odd, and far apart in their bits: three neighbouring characters seldom fall on the flag of three others. */
const FACTORS = [0x9e3779b1, 0x85ebca6b, 0xc2b2ae35] as const
const GRAM = 3

/** Indexes, ascending, of the words that occur in a text. */
export type FindWords = (text: string) => readonly number[]

/**
 * Looks for many words in one walk over a text: where no word begins with the three characters that stand there, as is so
 * nearly everywhere, a place costs one look into a table. A long list of words searched one by one costs as many walks. It
 * may be asked about a line while a scanner reports that line, which a `ByteSearch` may not.
 */
export function createWordFinder(words: readonly string[]): FindWords {
  const flags = new Uint8Array(2 ** FLAG_BITS)
  const byGram = new Map<string, number[]>()
  const short = words.flatMap((word, index) => (word.length < GRAM ? [index] : []))
  words.forEach((word, index) => {
    if (word.length < GRAM) return
    flags[flagAt(word, 0)] = 1
    const gram = word.slice(0, GRAM)
    byGram.set(gram, [...(byGram.get(gram) ?? []), index])
  })
  return text => {
    const found = new Set(short.filter(index => text.includes(words[index] ?? '')))
    for (let at = 0; at + GRAM <= text.length; at++) {
      if (flags[flagAt(text, at)] === 0) continue
      for (const index of byGram.get(text.slice(at, at + GRAM)) ?? [])
        if (text.startsWith(words[index] ?? '', at)) found.add(index)
    }
    return found.size === 0 ? NONE : [...found].sort((a, b) => a - b)
  }
}

const NONE: readonly number[] = []

function flagAt(text: string, at: number): number {
  const hash =
    Math.imul(text.charCodeAt(at), FACTORS[0]) ^
    Math.imul(text.charCodeAt(at + 1), FACTORS[1]) ^
    Math.imul(text.charCodeAt(at + 2), FACTORS[2])
  return hash >>> (32 - FLAG_BITS)
}
