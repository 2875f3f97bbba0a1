import { err, ok, type Result } from '../../base/result.ts'

/** One condition of a filter. */
export interface FilterTerm {
  /** It must not hold. */
  readonly isNot: boolean
  readonly name: string
  /** `:` asks for what every line has, `=` for a field as it stands, `~` for a part of a field. */
  readonly sign: ':' | '=' | '~'
  /** Without its quotes; not empty. */
  readonly value: string
}

/** What stands before a colon. */
const FILTER_NAMES = ['severity', 'unit', 'host', 'path'] as const

/** Terms of one filter. */
const TERMS = 20
/** UTF-16 units. */
const LENGTH = 2_000
/** A name up to its sign, a value in quotes or without spaces. Both begin at their place: one pass over the text. */
const TERM = /\s*(?<not>-?)(?<name>[\w./][\w./-]{0,99})(?<sign>[:=~])(?:"(?<quoted>[^"]*)"|(?<bare>[^\s"]+))(?=\s|$)/uy

/** The error says in words, without a full stop, what is wrong with the filter. */
export function readTerms(text: string): Result<readonly FilterTerm[], string> {
  if (text.length > LENGTH) return err(`has a filter longer than ${LENGTH} characters`)
  const terms: FilterTerm[] = []
  const end = text.trimEnd().length
  for (TERM.lastIndex = 0; TERM.lastIndex < end;) {
    const start = TERM.lastIndex
    const term = TERM.exec(text)?.groups
    if (term === undefined) return err(describe(text.slice(start, end).trimStart()))
    const read = readTerm(term)
    if (!read.ok) return read
    if (terms.push(read.value) > TERMS) return err(`has more than ${TERMS} filters`)
  }
  return ok(terms)
}

function readTerm(term: Readonly<Record<string, string | undefined>>): Result<FilterTerm, string> {
  const { not, name = '', sign = ':', bare, quoted = '' } = term
  const value = bare ?? quoted
  if (value === '') return err(`has the filter "${name}${sign}" without a value`)
  if (sign === ':' && !FILTER_NAMES.some(known => known === name)) {
    const known = FILTER_NAMES.map(one => `${one}:`).join(', ')
    return err(`has no filter "${name}:"; there are ${known}, and fields as name=value or name~part`)
  }
  return ok({ isNot: not === '-', name, sign: sign as FilterTerm['sign'], value })
}

/** What could not be read, from its beginning. */
function describe(rest: string): string {
  const word = rest.slice(0, 60).split(/\s/u, 1)[0] ?? ''
  if ((rest.split('"').length - 1) % 2 === 1) return `has a filter with an open quote: ${word}`
  return `has a filter that cannot be read: ${word}; write name:value, name=value or name~part`
}
