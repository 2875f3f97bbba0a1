import type { LineQuery } from '#shared/ipc/views.ts'
import { isSameQuery } from '../../state/search-route.ts'
import { strings } from '../../strings/index.ts'

const words = strings.search

/** A search that is kept in the settings. */
export interface KeptSearch {
  readonly name: string
  readonly query: LineQuery
}

/** Most that the settings hold. */
export const MOST_KEPT = 100
const NAME_LENGTH = 100

/** The words, what else has to be so, and how the words are meant where that is not as usual. */
export function queryName({ text, filters = '', isPattern, ignoresCase }: LineQuery): string {
  const ways = words.ways({ ignoresCase, isPattern })
  const mark = ways === '' ? '' : ` (${ways})`
  return `${words.query(text, filters).slice(0, NAME_LENGTH - mark.length)}${mark}`
}

/** True where the same is kept already: the words, the filters and the ways. */
export function isKept(kept: readonly KeptSearch[], query: LineQuery): boolean {
  return kept.some(one => isSameQuery(one.query, query))
}

/** Without the search where it is kept, with it where it is not: no other is lost. */
export function toggleKept(kept: readonly KeptSearch[], query: LineQuery): KeptSearch[] {
  if (isKept(kept, query)) return kept.filter(one => !isSameQuery(one.query, query))
  return [...kept, { name: freeName(queryName(query), kept), query }]
}

/** Long searches may begin alike: a number tells their names apart. */
function freeName(name: string, kept: readonly KeptSearch[]): string {
  const taken = new Set(kept.map(one => one.name))
  for (let number = 2, free = name; ; number++) {
    if (!taken.has(free)) return free
    const mark = ` ${number}`
    free = `${name.slice(0, NAME_LENGTH - mark.length)}${mark}`
  }
}
