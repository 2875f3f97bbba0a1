import { describe, expect, it } from 'vitest'
import { createLineSearch } from '#shared/analysis/search/line-search.ts'
import { encodeUtf8 } from '#shared/base/bytes.ts'
import { namedSearches } from '#shared/knowledge/named-searches.ts'
import type { LineQuery } from '#shared/model/search.ts'
import { helpText } from '../../electron/cli/usage.ts'

function finds(query: LineQuery, line: string): boolean {
  const search = createLineSearch(query)
  if (!search.ok) throw new Error(search.error)
  let lines = 0
  const reading = search.value.open('a.log', () => lines++)
  reading.feed(encodeUtf8(line))
  reading.end()
  return lines > 0
}

describe.each(namedSearches)('the named search $id', ({ query, samples, counterSamples }) => {
  it.each(samples)('finds: %s', sample => expect(finds(query, sample)).toBe(true))
  it.each(counterSamples)('does not find: %s', sample => expect(finds(query, sample)).toBe(false))
})

it('names every search once, and all of them in the help', () => {
  const ids = namedSearches.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(helpText('search')).toContain(ids.join(', '))
})
