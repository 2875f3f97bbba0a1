import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeRoute, formatRoute, parseRoute } from '../../../../renderer/state/route.ts'

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
    line: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
    searchText: text,
    searchFilters: text,
    searchWays: fc.constantFrom('e' as const, 'c' as const, 'ec' as const),
  },
  { requiredKeys: [] },
)
/** A file is in the pane of its own run, or in that of the other. */
const file = fc.oneof(
  fc.record({ side: fc.constantFrom('good' as const, 'bad' as const), artifact: text }, { requiredKeys: [] }),
  fc.record({ side: fc.constant('good' as const), artifact: text, pane: fc.constant('right' as const) }),
  fc.record({ side: fc.constant('bad' as const), artifact: text, pane: fc.constant('left' as const) }),
)
const panel = fc.constantFrom('verdict', 'logs', 'timeline')
const route = fc
  .tuple(fc.option(pair, { nil: {} }), fc.option(hosts, { nil: {} }), fc.option(window, { nil: {} }), file, rest, panel)
  .map(([p, h, w, f, r, panelId]) => ({ panel: panelId, ...p, ...h, ...w, ...f, ...r }))

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

  it.each(['s=bad&a=x&p=right', 's=good&a=x&p=left', 'a=x&p=left', 's=bad&p=left', 's=bad&a=x&p=up'])(
    'names a pane only where a file is not in that of its own run: %s',
    query => {
      expect(parseRoute(`#/i/a~b/logs?${query}`).pane).toBeUndefined()
    },
  )

  it('leaves the pane behind when another file is gone to, and keeps it otherwise', () => {
    const route = { panel: 'logs', side: 'bad', artifact: 'a.log', pane: 'left' } as const
    expect(changeRoute(route, { side: 'bad', artifact: 'a.log', line: 5 }).pane).toBeUndefined()
    expect(changeRoute(route, { panel: 'verdict' }).pane).toBe('left')
    expect(changeRoute({ panel: 'logs' }, route).pane).toBe('left')
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
