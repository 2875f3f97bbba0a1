import type { LogLine } from '#shared/ipc/views.ts'
import { visible } from '#shared/base/text.ts'
import { strings } from '../../strings/index.ts'
import type { LogRow } from './window-plan.ts'

/** A stretch of the text of a row that looks different: UTF-16 units, `to` is exclusive. */
export interface StyledText {
  readonly from: number
  readonly to: number
  /** Words of a fixed list, such as `red bold`. */
  readonly style: string
}

/** What the editor shows in a row. */
export interface ShownRow {
  readonly text: string
  readonly styles: readonly StyledText[]
}

const NO_STYLES: readonly StyledText[] = []

/** Text and colours of a row; the codes that colour it are left out unless they are asked for. */
export function showRow({ line, fold }: LogRow, showsEscapes: boolean): ShownRow {
  if (line === undefined) return { text: strings.logs.folded(fold.count), styles: NO_STYLES }
  // Already visible by contract; a line break in here would shift every number below it.
  const text = visible(line.text)
  const { style } = line
  if (style === undefined) return { text, styles: NO_STYLES }
  if (showsEscapes) return { text, styles: [...style.styles, ...style.escapes.map(at => ({ ...at, style: 'escape' }))] }
  return withoutEscapes(text, style)
}

function withoutEscapes(text: string, { escapes, styles }: NonNullable<LogLine['style']>): ShownRow {
  const parts: string[] = []
  let end = 0
  for (const { from, to } of escapes) {
    parts.push(text.slice(end, from))
    end = to
  }
  const hidden = escapes.map(({ from, to }) => ({ from, length: to - from }))
  let [next, shift] = [0, 0]
  return {
    text: [...parts, text.slice(end)].join(''),
    // Both lists are in order, and no code lies inside a stretch.
    styles: styles.map(({ from, to, style }) => {
      for (let code = hidden[next]; code !== undefined && code.from < from; code = hidden[++next]) shift += code.length
      return { from: from - shift, to: to - shift, style }
    }),
  }
}
