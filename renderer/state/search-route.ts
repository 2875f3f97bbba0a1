import type { LineQuery } from '#shared/ipc/views.ts'
import type { Route, RouteChange } from './route.ts'

type SearchWords = Pick<Route, 'searchText' | 'searchFilters' | 'searchWays'>

/** What an address searches for; undefined = nothing. */
export function queryOfRoute({ searchText, searchFilters, searchWays }: SearchWords): LineQuery | undefined {
  if (searchText === undefined && searchFilters === undefined) return undefined
  return {
    text: searchText ?? '',
    isPattern: searchWays?.includes('e') === true,
    ignoresCase: searchWays?.includes('c') !== true,
    filters: searchFilters ?? '',
  }
}

/** The same as words of an address. */
export function routeOfQuery({ text, isPattern, ignoresCase, filters = '' }: LineQuery): RouteChange {
  const ways = isPattern ? (ignoresCase ? 'e' : 'ec') : ignoresCase ? undefined : 'c'
  return {
    searchText: text === '' ? undefined : text,
    searchFilters: filters === '' ? undefined : filters,
    searchWays: ways,
  }
}

export function isSameQuery(a: LineQuery | undefined, b: LineQuery | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  return (
    a.text === b.text &&
    a.isPattern === b.isPattern &&
    a.ignoresCase === b.ignoresCase &&
    (a.filters ?? '') === (b.filters ?? '')
  )
}
