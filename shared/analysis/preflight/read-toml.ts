import type { TextLine } from './config-file.ts'
import { SETTING_LENGTH } from './limits.ts'

/** `key = value` of a TOML text, with the section it stands in. */
export interface TomlField {
  /** `plugins`, `io.containerd.grpc.v1.cri`, `containerd`, `runtimes`, `runc`. */
  readonly section: readonly string[]
  readonly key: string
  /** Without quotes. */
  readonly value: string
  readonly line: TextLine
}
export interface TomlSection {
  readonly path: readonly string[]
  readonly line: TextLine
}
export interface TomlText {
  readonly sections: readonly TomlSection[]
  readonly fields: readonly TomlField[]
}

const SECTION = /^\[([^[\]]+)\]$/u
const PART = /"([^"]*)"|'([^']*)'|([^\s."']+)/gu
const FIELD = /^([\w"'.-]+)\s*=(.*)$/u
const LONG_QUOTES = ['"""', "'''"] as const

/**
 * Sections and one-line fields of a TOML text, which is all that containerd's configuration needs here. Inline tables and
 * texts of several lines are passed over: what they hold is not known.
 */
export function readToml(lines: readonly TextLine[]): TomlText {
  const sections: TomlSection[] = []
  const fields: TomlField[] = []
  let path: readonly string[] = []
  let openQuote: string | undefined
  for (const line of lines) {
    if (openQuote !== undefined) {
      if (line.text.includes(openQuote)) openQuote = undefined
      continue
    }
    const text = withoutComment(line.text.slice(0, SETTING_LENGTH)).trim()
    const section = SECTION.exec(text)?.[1]
    if (section !== undefined) {
      path = splitPath(section)
      sections.push({ path, line })
      continue
    }
    const [, key, rest = ''] = FIELD.exec(text) ?? []
    if (key === undefined) continue
    const value = rest.trim()
    openQuote = LONG_QUOTES.find(quote => value.startsWith(quote) && !value.slice(quote.length).includes(quote))
    if (openQuote === undefined) fields.push({ section: path, key: unquote(key), value: unquote(value), line })
  }
  return { sections, fields }
}

function splitPath(section: string): readonly string[] {
  return [...section.matchAll(PART)].map(([, double, single, bare]) => double ?? single ?? bare ?? '')
}

function unquote(text: string): string {
  const quote = text.charAt(0)
  if (text.length < 2 || (quote !== '"' && quote !== "'")) return text
  return text.endsWith(quote) ? text.slice(1, -1) : text
}

/** A # inside quotes is no comment. */
function withoutComment(text: string): string {
  let quote = ''
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (quote === '' && character === '#') return text.slice(0, at)
    if (quote === '' && (character === '"' || character === "'")) quote = character
    else if (character === quote) quote = ''
  }
  return text
}
