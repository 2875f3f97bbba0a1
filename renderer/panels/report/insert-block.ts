import { nextFence } from '#shared/report/split-sections.ts'

/** A text with a block put in, and where the block ends. */
export interface Inserted {
  readonly text: string
  readonly caret: number
}

/**
 * Puts a block into a text at a caret, as a paragraph of its own: behind the line that the caret is in, or behind the code
 * block around it, which it would end.
 */
export function insertBlock(text: string, caret: number, block: string): Inserted {
  const at = lineEnd(text, caret)
  const [before, after] = [text.slice(0, at), text.slice(at)]
  const lead = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n'
  const body = block.trimEnd()
  const tail = after === '' ? '\n' : after.startsWith('\n\n') ? '' : after.startsWith('\n') ? '\n' : '\n\n'
  return { text: `${before}${lead}${body}${tail}${after}`, caret: before.length + lead.length + body.length }
}

/** End of the line that holds the caret, or of the last line of the code block that it stands in. */
function lineEnd(text: string, caret: number): number {
  let fence = ''
  let at = 0
  for (const line of text.split(/(?<=\n)/u)) {
    const inside = fence !== ''
    fence = nextFence(fence, line)
    const end = at + line.length
    const isPast = caret < end || (caret === end && !line.endsWith('\n'))
    if (isPast && fence === '') return isAtStart(caret, at, inside) ? at : end - (line.endsWith('\n') ? 1 : 0)
    at = end
  }
  return text.length
}

/** A caret in front of a line puts the block in front of it, unless the line closes code. */
function isAtStart(caret: number, lineStart: number, inside: boolean): boolean {
  return caret === lineStart && !inside
}
