import { describe, expect, it } from 'vitest'
import { groupTests, visibleLines } from '../../../../renderer/panels/tests/test-groups.ts'
import { tests } from '../../../support/founding-view.ts'

const counts = (filter: string) => groupTests(tests, filter).map(group => [group.id, group.rows.length, group.total])

describe('groupTests', () => {
  it('always has the four groups, in the order of what matters', () => {
    expect(counts('')).toEqual([
      ['newly-failing', 4, 4],
      ['untold', 0, 0],
      ['still-failing', 1, 1],
      ['fixed', 1, 1],
      ['missing', 214, 214],
    ])
  })

  it('filters by name and failure text and keeps the totals', () => {
    expect(counts('SHIM mirrorpod')).toEqual([
      ['newly-failing', 1, 4],
      ['untold', 0, 0],
      ['still-failing', 0, 1],
      ['fixed', 0, 1],
      ['missing', 0, 214],
    ])
  })
})

describe('visibleLines', () => {
  it('keeps line breaks and shows every other control', () => {
    expect(visibleLines('a\u001b[31m\nb\u202e\r\n')).toBe('a\\x1b[31m\nb\\u202e\\x0d\n')
  })
})
