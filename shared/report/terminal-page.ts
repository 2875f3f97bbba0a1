import type { Evidence } from '../model/evidence.ts'
import { quoteAround } from './quote-around.ts'
import { sanitise } from './redact.ts'
import { columnsOf, padColumns, wrapText } from './wrap-text.ts'

export interface TerminalOptions {
  /** Bold and colours of our own; nothing from an artifact ever reaches the terminal as a control. */
  readonly colour: boolean
  /** Columns of the terminal; undefined = not a terminal: nothing is wrapped. */
  readonly width?: number
}

/** How text is laid out on one terminal. Its functions give lines without line ends. */
export interface Page {
  readonly width: number | undefined
  paint(style: Style, text: string): string
  /** A text behind a mark; further lines stand below its first word. The mark is ours, the text may be anyone's. */
  entry(mark: string, text: string, style?: Style): readonly string[]
  /** Where it stands, and the words there that matter to `about`; the words only the first time a line is cited. */
  cite(indent: string, evidence: Evidence, about: string): readonly string[]
}

type Style = keyof typeof STYLES
const STYLES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 } as const

/** Narrower terminals are treated like this one: their lines break where the terminal breaks them. */
const NARROWEST = 40
/** A line of prose that is longer reads badly, however wide the window is. */
const WIDEST = 120
const QUOTE_INDENT = 10

export function openPage({ colour, width }: TerminalOptions): Page {
  const columns = width === undefined ? undefined : Math.max(NARROWEST, Math.min(WIDEST, width))
  const paint = (style: Style, text: string) => (colour ? `\u001b[${STYLES[style]}m${text}\u001b[0m` : text)
  const quoted = new Set<string>()

  function entry(mark: string, text: string, style?: Style): readonly string[] {
    const room = columns === undefined ? undefined : columns - columnsOf(mark)
    const [first = '', ...rest] = wrapText(oneLine(text), room)
    const head = style === undefined ? mark : paint(style, mark)
    return [`${head}${first}`.trimEnd(), ...rest.map(line => `${padColumns('', columnsOf(mark))}${line}`)]
  }

  function cite(indent: string, evidence: Evidence, about: string): readonly string[] {
    const where = oneLine(`${evidence.artifact}:${evidence.line}`)
    // The text tells the good run's line from the bad run's.
    const key = `${where} ${evidence.text}`
    if (quoted.has(key)) return [`${indent}${paint('dim', where)}`]
    quoted.add(key)
    const inner = ' '.repeat(QUOTE_INDENT)
    const quote = quoteAround(oneLine(evidence.text), {
      about: oneLine(about),
      place: where,
      width: (columns ?? WIDEST) - QUOTE_INDENT,
    })
    return [`${indent}${paint('dim', where)}`, `${inner}${quote}`]
  }

  return { width: columns, paint, entry, cite }
}

/** One line without a single control character. */
export function oneLine(text: string): string {
  return sanitise(text).replace(/[\t\n]+/gu, ' ')
}

/** A part with its heading and an empty line before it; nothing when it has no lines. */
export function part(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', heading, ...lines]
}
