import { err, ok, type Result } from '#shared/base/result.ts'
import { readCopy, type CopyValues } from './copy-arguments.ts'
import type { SearchRequest } from './search.ts'

/** The options of search as they were written. */
export interface SearchValues extends CopyValues {
  readonly regex?: boolean | undefined
  readonly 'ignore-case'?: boolean | undefined
  readonly count?: boolean | undefined
  readonly in?: readonly string[] | undefined
}

type SearchRead = Result<{ readonly kind: 'search'; readonly request: SearchRequest }, string>

export function readSearch([text, ...sources]: readonly string[], values: SearchValues): SearchRead {
  if (text === undefined || sources.length === 0) return err('search takes what to look for, and at least one source.')
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
      query: { text, isPattern: values.regex === true, ignoresCase: values['ignore-case'] === true },
      sources,
      globs: values.in ?? [],
      form: values.json === true ? 'json' : values.count === true ? 'count' : 'lines',
      ...(limit.value === undefined ? {} : { limit: limit.value }),
      ...copy.value,
    },
  })
}

function readLimit(written: string | undefined): Result<number | undefined, string> {
  if (written === undefined) return ok(undefined)
  if (!/^[1-9]\d{0,8}$/u.test(written)) return err(`"${written}" is no number of lines.`)
  return ok(Number(written))
}
