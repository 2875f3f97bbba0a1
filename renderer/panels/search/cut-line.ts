import { visible } from '#shared/base/text.ts'
import type { FoundLine, TextSpan } from '#shared/ipc/views.ts'

/** A stretch of a line as it is shown. */
export interface ShownPiece {
  readonly text: string
  readonly isMatch: boolean
}

/** The first match stands within so many characters: two rows of a narrow column. */
const REACH = 90
/** What is kept before a match that stands further to the right. */
const LEAD = 36
/** More is never seen: the line itself is one step away. */
const LONGEST = 600

/** The part of a line around what was found in it, with `…` where something was left out. */
export function cutLine({ text, matches }: Pick<FoundLine, 'text' | 'matches'>): readonly ShownPiece[] {
  const from = startOf(text, matches[0])
  const to = wholeCharacter(text, Math.min(text.length, from + LONGEST))
  const pieces: ShownPiece[] = from > 0 ? [{ text: '…', isMatch: false }] : []
  let at = from
  const put = (end: number, isMatch: boolean): void => {
    if (end <= at) return
    pieces.push({ text: visible(text.slice(at, end)), isMatch })
    at = end
  }
  for (const match of matches) {
    put(Math.min(match.from, to), false)
    put(Math.min(match.to, to), true)
  }
  put(to, false)
  return to < text.length ? [...pieces, { text: '…', isMatch: false }] : pieces
}

/** Begins with a word where one begins nearby. */
function startOf(text: string, match: TextSpan | undefined): number {
  if (match === undefined || match.to <= REACH || match.from <= LEAD) return 0
  const start = wholeCharacter(text, match.from - LEAD)
  const blank = text.indexOf(' ', start)
  return blank === -1 || blank + 1 > match.from - LEAD / 2 ? start : blank + 1
}

/** Never between the two halves of a character. */
function wholeCharacter(text: string, at: number): number {
  return /[\udc00-\udfff]/u.test(text.charAt(at)) ? at - 1 : at
}
