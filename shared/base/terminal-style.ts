import { visible } from './text.ts'

/** A stretch of shown text, in UTF-16 units; `to` is exclusive. */
interface Stretch {
  readonly from: number
  readonly to: number
}

/** How a terminal would have drawn a stretch: words such as `red bold`, of a fixed list. */
export interface StyledStretch extends Stretch {
  readonly style: string
}

/** What the colour codes (SGR) of a line say, by places in its shown text. */
export interface TerminalStyle {
  /** The codes themselves, which a terminal would not show. */
  readonly escapes: readonly Stretch[]
  readonly styles: readonly StyledStretch[]
}

// eslint-disable-next-line no-control-regex -- escape sequences begin with a control character
const SGR = /\u001b\[([\d;:]{0,64})m/gu

const COLOURS = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'] as const
const WEIGHTS: Readonly<Record<number, string>> = { 1: 'bold', 2: 'dim', 3: 'italic', 4: 'underline' }
/** What ends which weights. */
const ENDS: Readonly<Record<number, readonly string[]>> = { 22: ['bold', 'dim'], 23: ['italic'], 24: ['underline'] }

/**
 * Colours and weights of a line as it was written; undefined where it has none. Only the foreground is taken: no code
 * can make text invisible. Codes of any other kind are left to `visible`.
 */
export function terminalStyle(raw: string): TerminalStyle | undefined {
  if (!raw.includes('\u001b[')) return undefined
  const escapes: Stretch[] = []
  const styles: StyledStretch[] = []
  let [rawEnd, end, style] = [0, 0, '']
  const addText = (until: number) => {
    const from = end
    end += visible(raw.slice(rawEnd, until)).length
    if (style !== '' && end > from) styles.push({ from, to: end, style })
  }
  for (const match of raw.matchAll(SGR)) {
    addText(match.index)
    escapes.push({ from: end, to: end + visible(match[0]).length })
    end += visible(match[0]).length
    rawEnd = match.index + match[0].length
    style = applyCodes(style, match[1] ?? '')
  }
  addText(raw.length)
  return escapes.length === 0 ? undefined : { escapes, styles }
}

function applyCodes(style: string, codes: string): string {
  let words: readonly string[] = style === '' ? [] : style.split(' ')
  const numbers = codes.split(';').map(code => Number(code.split(':')[0]))
  for (let at = 0; at < numbers.length; at++) {
    const code = numbers[at] ?? 0
    if (code === 38 || code === 48) {
      // A colour of its own: of 256, or red, green and blue. It may be as dark as the page: the text stays as it is.
      at += numbers[at + 1] === 5 ? 2 : numbers[at + 1] === 2 ? 4 : 0
      continue
    }
    words = applyCode(words, code)
  }
  return words.join(' ')
}

function applyCode(words: readonly string[], code: number): readonly string[] {
  if (code === 0) return []
  const without = (some: readonly string[]) => words.filter(word => !some.includes(word))
  const ended = ENDS[code]
  if (ended !== undefined) return without(ended)
  const weight = WEIGHTS[code]
  if (weight !== undefined) return [...without([weight]), weight]
  const colour = COLOURS[code >= 90 ? code - 90 : code - 30]
  if (code === 39 || colour !== undefined) return [...(colour === undefined ? [] : [colour]), ...without(COLOURS)]
  return words
}
