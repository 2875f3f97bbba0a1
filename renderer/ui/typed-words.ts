/** The words that a person typed into a filter, in lower case. */
export function typedWords(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/\s+/u)
    .filter(word => word !== '')
}

/** Whether a text holds every typed word, in any order and letter case; what is without words is in everything. */
export function holdsWords(text: string, words: readonly string[]): boolean {
  const lower = text.toLowerCase()
  return words.every(word => lower.includes(word))
}
