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

/** The part of a line around what was found in it, with `…` where more than its indentation was left out. */
export function cutLine({ text, matches }: Pick<FoundLine, 'text' | 'matches'>): readonly ShownPiece[] {
  const indentation = text.length - text.trimStart().length
  const from = startOf(text, matches[0], indentation)
  const to = wholeCharacter(text, Math.min(text.length, from + LONGEST))
  const pieces: ShownPiece[] = from > indentation ? [{ text: '…', isMatch: false }] : []
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

/** Without indentation, unless that is what was found; further to the right with a word where one begins nearby. */
function startOf(text: string, match: TextSpan | undefined, indentation: number): number {
  if (match === undefined) return indentation
  if (match.to - indentation <= REACH || match.from - indentation <= LEAD) return Math.min(match.from, indentation)
  const start = wholeCharacter(text, match.from - LEAD)
  const word = start + text.slice(start, match.from).search(/(?<=\s)\S/u)
  return word < start || word > match.from - LEAD / 2 ? start : word
}

/** Never between the two halves of a character. */
function wholeCharacter(text: string, at: number): number {
  return /[\udc00-\udfff]/u.test(text.charAt(at)) ? at - 1 : at
}
