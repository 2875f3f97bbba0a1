import type { Verdict } from '#shared/model/verdict.ts'

/** A summary as two lines: the one big sentence, and what follows it. `rest` may be empty. */
export interface SplitSummary {
  readonly lead: string
  readonly rest: string
}

/** The lead ends with the title of the first hypothesis where the summary names it, with the first sentence otherwise. */
export function splitSummary({ summary, hypotheses }: Verdict): SplitSummary {
  const title = hypotheses[0]?.title ?? ''
  const at = title === '' ? -1 : summary.indexOf(title)
  if (at >= 0) return cut(summary, at + title.length)
  // A full stop inside a version or a name is not followed by a space and a capital letter.
  const end = /\. (?=\p{Lu})/u.exec(summary)
  return end === null ? { lead: summary, rest: '' } : cut(summary, end.index)
}

/** True where the headline already says what the first hypothesis is. */
export function isNamedInSummary({ summary, hypotheses }: Verdict): boolean {
  const title = hypotheses[0]?.title ?? ''
  return title !== '' && summary.includes(title)
}

function cut(summary: string, at: number): SplitSummary {
  const end = summary[at] === '.' ? at + 1 : at
  return { lead: summary.slice(0, end), rest: summary.slice(end).trim() }
}
