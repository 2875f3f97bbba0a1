import { describe, expect, it } from 'vitest'
import { isKept, queryName, toggleKept, type KeptSearch } from '../../../../../renderer/panels/search/kept-searches.ts'

const query = (text: string, over = {}) => ({ text, isPattern: false, ignoresCase: true, filters: '', ...over })
const names = (kept: readonly KeptSearch[]) => kept.map(({ name }) => name)

describe('a search that is kept', () => {
  it('is named by its words, its filters and its ways', () => {
    expect(queryName(query('shim'))).toBe('shim')
    expect(queryName(query('OOM', { ignoresCase: false, filters: 'level:error' }))).toBe(
      'OOM where level:error (match case)',
    )
    expect(queryName(query('a|b', { ignoresCase: false, isPattern: true }))).toBe('a|b (match case, pattern)')
    expect(queryName(query('x'.repeat(300), { isPattern: true }))).toMatch(/^x{90} \(pattern\)$/u)
  })

  it('stands beside the same words in other ways', () => {
    const kept = [query('oom'), query('oom', { ignoresCase: false }), query('oom', { isPattern: true })].reduce(
      (list: readonly KeptSearch[], each) => toggleKept(list, each),
      [],
    )
    expect(names(kept)).toEqual(['oom', 'oom (match case)', 'oom (pattern)'])
    expect(names(toggleKept(kept, query('oom')))).toEqual(['oom (match case)', 'oom (pattern)'])
    expect([isKept(kept, query('oom')), isKept(kept, query('oom', { filters: 'level:error' }))]).toEqual([true, false])
  })

  it('has a name of its own also where another begins alike', () => {
    const long = 'x'.repeat(200)
    const kept = toggleKept(toggleKept([], query(`${long}a`)), query(`${long}b`))
    expect(names(kept)).toEqual(['x'.repeat(100), `${'x'.repeat(98)} 2`])
  })
})
