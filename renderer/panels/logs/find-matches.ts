import type { LogLine } from '#shared/ipc/views.ts'

/** Where the text stands in the lines at hand; columns are 1-based, the end is exclusive. */
export interface Match {
  readonly line: number
  readonly from: number
  readonly to: number
}

const MAX_MATCHES = 2_000

/** Every place of the text in the lines, without regard to letter case, at most 2,000. */
export function findMatches(lines: readonly LogLine[], text: string): readonly Match[] {
  if (text === '') return []
  const pattern = new RegExp(text.replace(/[$()*+.?[\\\]^{|}]/gu, '\\$&'), 'giu')
  const matches: Match[] = []
  for (const line of lines) {
    for (const match of line.text.matchAll(pattern)) {
      if (matches.length === MAX_MATCHES) return matches
      matches.push({ line: line.line, from: match.index + 1, to: match.index + match[0].length + 1 })
    }
  }
  return matches
}
