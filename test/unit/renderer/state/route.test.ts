import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatRoute, parseRoute } from '../../../../renderer/state/route.ts'

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
const offset = fc.integer({ min: -1e15, max: 1e15 })
const pair = fc.record(
  { baseline: text, target: text, alsoGood: fc.array(text, { minLength: 1, maxLength: 7 }) },
  { requiredKeys: ['baseline', 'target'] },
)
const window = fc.record({ from: offset, to: offset })
const hosts = fc.oneof(
  fc.record({ goodHost: text, badHost: text }),
  fc.record({ goodHost: text, badHost: text, hostsOf: fc.constantFrom('good' as const, 'bad' as const) }),
)
const rest = fc.record(
  {
    finding: text,
    entity: text,
    side: fc.constantFrom('good' as const, 'bad' as const),
    artifact: text,
    line: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
    searchText: text,
    searchFilters: text,
    searchWays: fc.constantFrom('e' as const, 'c' as const, 'ec' as const),
  },
  { requiredKeys: [] },
)
const panel = fc.constantFrom('verdict', 'logs', 'timeline')
const route = fc
  .tuple(fc.option(pair, { nil: {} }), fc.option(hosts, { nil: {} }), fc.option(window, { nil: {} }), rest, panel)
  .map(([p, h, w, r, panelId]) => ({ panel: panelId, ...p, ...h, ...w, ...r }))

describe('route', () => {
  it('reads back every route it writes', () => {
    fc.assert(
      fc.property(route, value => {
        expect(parseRoute(formatRoute(value))).toEqual(value)
      }),
    )
  })

  it('never throws on any fragment, and what it read stays what it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (path, query) => {
        const read = parseRoute(`#/i/${path}?f=${query}&t=${query}&l=${query}`)
        expect(parseRoute(formatRoute(read))).toEqual(read)
      }),
    )
  })

  it('keeps a separator inside of a run id apart from the one between two', () => {
    const value = { panel: 'logs', baseline: 'a~b/c?d#e', target: '%zz' }
    expect(parseRoute(formatRoute(value))).toEqual(value)
  })

  it.each(['gh=n-ubuntu', 'bh=n-cos', 'gh=&bh=n-cos', 'ho=bad'])(
    'has both hosts or none, and a run of them only with both: %s',
    query => {
      expect(parseRoute(`#/i/a~b/verdict?${query}`)).toEqual({ panel: 'verdict', baseline: 'a', target: 'b' })
    },
  )

  it('leaves out what does not fit its type and keeps the rest', () => {
    expect(parseRoute('#/i/a~b/logs?s=ugly&l=-3&a=build-log.txt&t=5')).toEqual({
      panel: 'logs',
      baseline: 'a',
      target: 'b',
      artifact: 'build-log.txt',
    })
  })

  it.each(['', '#', '#/i/a/logs', '#/i/a~/verdict', '#/i/%E0%A4~b', '#/x/a~b', '#/i/~/__proto__'])(
    'falls back to no investigation and the first panel for %s',
    hash => {
      expect(parseRoute(hash)).toMatchObject({ panel: expect.stringMatching(/^(verdict|logs)$/u) as string })
      expect(parseRoute(hash).baseline).toBeUndefined()
    },
  )

  it('reads a window that begins before the start of the run', () => {
    expect(parseRoute('#/i/a~b/timeline?t=-5--2')).toMatchObject({ from: -5, to: -2 })
  })
})
