import { describe, expect, it } from 'vitest'
import { groupTests, visibleLines } from '../../../../renderer/panels/tests/test-groups.ts'
import { tests } from '../../../support/founding-view.ts'

const tested = {
  comparison: { tests },
  skippedNow: ['went missing by choice'],
  skippedBefore: [tests.newlyFailing[1]?.name ?? ''],
}
const counts = (filter: string) =>
  groupTests(tested, filter, 'run').map(group => [group.id, group.rows.length, group.total])

describe('groupTests', () => {
  it('always has all groups, in the order of what matters', () => {
    expect(counts('')).toEqual([
      ['newly-failing', 4, 4],
      ['untold', 0, 0],
      ['still-failing', 1, 1],
      ['fixed', 1, 1],
      ['missing', 214, 214],
      ['skipped-now', 1, 1],
    ])
  })

  it('tells newly failing tests that the good run skipped from the others', () => {
    const [newlyFailing] = groupTests(tested, '', 'run')
    expect(newlyFailing?.rows.map(row => row.isSkippedBefore)).toEqual([false, true, false, false])
  })

  it('filters by name and failure text and keeps the totals', () => {
    expect(counts('SHIM mirrorpod')).toEqual([
      ['newly-failing', 1, 4],
      ['untold', 0, 0],
      ['still-failing', 0, 1],
      ['fixed', 0, 1],
      ['missing', 0, 214],
      ['skipped-now', 0, 1],
    ])
  })

  it('speaks of hosts where hosts are compared', () => {
    const texts = groupTests(tested, '', 'host').map(({ title, explain }) => `${title} ${explain}`)
    expect(texts[0]).toBe('Newly failing Failed on the bad host and not on the good one.')
    expect(texts.join(' ')).not.toMatch(/\bruns?\b/u)
  })
})

describe('visibleLines', () => {
  it('keeps line breaks and shows every other control', () => {
    expect(visibleLines('a\u001b[31m\nb\u202e\r\n')).toBe('a\\x1b[31m\nb\\u202e\\x0d\n')
  })
})
