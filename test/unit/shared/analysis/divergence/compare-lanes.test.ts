import { describe, expect, it } from 'vitest'
import { compareLanes } from '#shared/analysis/divergence/compare-lanes.ts'
import type { Lane } from '#shared/model/divergence.ts'
import { buildLane } from '../../../../support/build-lane.ts'

const lane = (key: string, words: string, times: readonly (number | undefined)[] = []): Lane => ({
  ...buildLane(words.split(' '), times),
  key,
  title: `title of ${key}`,
})
const good = (key: string) => lane(key, 'a b c d')

describe('lanes of a bad run beside good ones', () => {
  it('are told by time, those that come back and those without a time last', () => {
    const bad = [
      lane('back', 'a odd b c d', [0, 1]),
      lane('untimed', 'a b gone', [0, 1, undefined]),
      lane('late', 'a b late', [0, 1, 90]),
      lane('early', 'a b early', [0, 1, 7]),
      lane('ended', 'a b', [0, 8]),
    ]
    const { divergences } = compareLanes(bad, [bad.map(({ key }) => good(key))])
    expect(divergences.map(({ lane: key }) => key)).toEqual(['early', 'ended', 'late', 'untimed', 'back'])
  })

  it('are compared with the lane of the same key in each good run that has it', () => {
    const { divergences } = compareLanes([lane('one', 'a x')], [[good('one')], [good('other')], [good('one')]])
    expect(divergences).toMatchObject([{ goodLanes: 2, expected: [{ lanes: 2 }] }])
  })

  it('say of what was expected which good run has it', () => {
    const runs = [[good('other')], [lane('one', 'a c d')], [good('one')], [good('one')]]
    const [found] = compareLanes([lane('one', 'a x')], runs).divergences
    expect(found?.expected.map(({ event, goodRun, lanes }) => [event.text, goodRun, lanes])).toEqual([
      ['text of b', 2, 2],
      ['text of c', 1, 1],
    ])
  })

  it('are missing in good if no good run has them, and in bad if every good run has them', () => {
    const { missing } = compareLanes(
      [good('own'), good('one')],
      [[good('one'), good('some'), good('all')], [good('all')]],
    )
    expect(missing).toEqual([
      { lane: 'all', title: 'title of all', lacks: 'bad' },
      { lane: 'own', title: 'title of own', lacks: 'good' },
    ])
  })

  it('tell what a copy of a log says again only once', () => {
    const bad = [lane('a copy', 'a x'), lane('log', 'a x')]
    const { divergences } = compareLanes(bad, [[good('a copy'), good('log')]])
    expect(divergences.map(({ lane: key }) => key)).toEqual(['a copy'])
  })

  it('tell nothing without a good run', () => {
    expect(compareLanes([good('one')], [])).toEqual({ divergences: [], steps: [], missing: [] })
  })
})
