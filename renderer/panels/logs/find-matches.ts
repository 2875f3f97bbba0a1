import type { LineQuery } from '#shared/ipc/views.ts'

/** Where words stand in the rows at hand; rows and columns are 1-based, the end is exclusive. */
export interface Match {
  readonly row: number
  readonly from: number
  readonly to: number
}

const MAX_MATCHES = 2_000

/** Every place of the words in the texts, at most 2,000. Patterns are read by the services alone: none is marked here. */
export function findMatches(texts: readonly string[], { text, isPattern, ignoresCase }: LineQuery): readonly Match[] {
  if (text === '' || isPattern) return []
  const pattern = new RegExp(text.replace(/[$()*+.?[\\\]^{|}]/gu, '\\$&'), ignoresCase ? 'giu' : 'gu')
  const matches: Match[] = []
  for (const [index, shown] of texts.entries()) {
    for (const match of shown.matchAll(pattern)) {
      if (matches.length === MAX_MATCHES) return matches
      matches.push({ row: index + 1, from: match.index + 1, to: match.index + match[0].length + 1 })
    }
  }
  return matches
}
