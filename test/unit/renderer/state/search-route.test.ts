import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formatRoute, parseRoute } from '../../../../renderer/state/route.ts'
import { isSameQuery, queryOfRoute, routeOfQuery } from '../../../../renderer/state/search-route.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 40 })
const query = fc
  .record({ text, filters: text, isPattern: fc.boolean(), ignoresCase: fc.boolean() })
  .filter(one => one.text !== '' || one.filters !== '')

it('brings every search back from an address', () => {
  fc.assert(
    fc.property(query, asked => {
      const route = parseRoute(formatRoute({ panel: 'search', baseline: 'a', target: 'b', ...routeOfQuery(asked) }))
      expect(queryOfRoute(route)).toEqual(asked)
      expect(isSameQuery(queryOfRoute(route), asked)).toBe(true)
    }),
  )
})

it('is none where the address names neither words nor filters', () => {
  expect(queryOfRoute({ searchWays: 'e' })).toBeUndefined()
  expect(isSameQuery(undefined, { text: 'a', isPattern: false, ignoresCase: true })).toBe(false)
})
