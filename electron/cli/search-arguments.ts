import { err, ok, type Result } from '#shared/base/result.ts'
import { namedSearches } from '#shared/knowledge/named-searches.ts'
import type { LineQuery } from '#shared/model/search.ts'
import { readCopy, type CopyValues } from './copy-arguments.ts'
import type { SearchRequest } from './search.ts'

/** The options of search as they were written. */
export interface SearchValues extends CopyValues {
  readonly regex?: boolean | undefined
  readonly 'ignore-case'?: boolean | undefined
  readonly count?: boolean | undefined
  readonly in?: readonly string[] | undefined
  readonly where?: string | undefined
  readonly named?: string | undefined
}

type SearchRead = Result<{ readonly kind: 'search'; readonly request: SearchRequest }, string>

export function readSearch(positionals: readonly string[], values: SearchValues): SearchRead {
  const asked = readQuery(positionals, values)
  if (!asked.ok) return asked
  const { query, sources } = asked.value
  if (sources.length === 0) return err('search takes what to look for, and at least one source.')
  if (sources.filter(source => source === '-').length > 1) return err('Only one of the sources can be standard input.')
  const clash = (['json', 'limit'] as const).find(option => values.count === true && values[option] !== undefined)
  if (clash !== undefined) return err(`Only one of --${clash}, --count can be given.`)
  const limit = readLimit(values.limit)
  if (!limit.ok) return limit
  const copy = readCopy(sources, values)
  if (!copy.ok) return copy
  return ok({
    kind: 'search',
    request: {
      query,
      sources,
      globs: values.in ?? [],
      form: values.json === true ? 'json' : values.count === true ? 'count' : 'lines',
      ...(limit.value === undefined ? {} : { limit: limit.value }),
      ...copy.value,
    },
  })
}

interface AskedFor {
  readonly query: LineQuery
  readonly sources: readonly string[]
}

/** The words come first, unless a named search says what to look for. */
function readQuery(positionals: readonly string[], values: SearchValues): Result<AskedFor, string> {
  const { named, where } = values
  const [text = '', ...sources] = positionals
  if (named === undefined) {
    const filters = where === undefined ? {} : { filters: where }
    const ways = { isPattern: values.regex === true, ignoresCase: values['ignore-case'] === true }
    return ok({ query: { text, ...ways, ...filters }, sources })
  }
  const known = namedSearches.find(({ id }) => id === named)
  if (known === undefined) {
    return err(`There is no named search "${named}"; there are ${namedSearches.map(({ id }) => id).join(', ')}.`)
  }
  const clash = (['regex', 'ignore-case'] as const).find(option => values[option] === true)
  if (clash !== undefined) return err(`--${clash} does not go with --named.`)
  const filters = [known.query.filters, where].filter(part => part !== undefined).join(' ')
  return ok({ query: filters === '' ? known.query : { ...known.query, filters }, sources: positionals })
}

function readLimit(written: string | undefined): Result<number | undefined, string> {
  if (written === undefined) return ok(undefined)
  if (!/^[1-9]\d{0,8}$/u.test(written)) return err(`"${written}" is no number of lines.`)
  return ok(Number(written))
}
