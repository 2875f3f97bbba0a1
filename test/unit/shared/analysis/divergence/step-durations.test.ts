import { describe, expect, it } from 'vitest'
import { compareLanes } from '#shared/analysis/divergence/compare-lanes.ts'
import { buildLane } from '../../../../support/build-lane.ts'

type Times = readonly (number | undefined)[]
const EVENTS = ['add', 'pull', 'start', 'ready']

function steps(bad: Times, ...goods: readonly Times[]) {
  const { steps: found } = compareLanes(
    [buildLane(EVENTS, bad)],
    goods.map(times => [buildLane(EVENTS, times)]),
  )
  return found.map(({ from, to, badMicros, goodMicros }) => [
    `${from.template} to ${to.template}`,
    badMicros / 1e6,
    goodMicros.map(micros => micros / 1e6),
  ])
}

describe('steps that took another time', () => {
  it('are those outside the range of the good lanes by over two seconds, the greatest difference first', () => {
    expect(steps([0, 10, 90, 95], [0, 1, 3, 8], [0, 5, 8, 10])).toEqual([
      ['pull to start', 80, [2, 3]],
      ['add to pull', 10, [1, 5]],
    ])
  })

  it('may be shorter', () => {
    expect(steps([0, 1, 2, 3], [0, 60, 61, 62])).toEqual([['add to pull', 1, [60]]])
  })

  it('are none inside the range, and none that differ by two seconds or less', () => {
    expect(steps([0, 4, 5, 6], [0, 1, 2, 3], [0, 9, 10, 11])).toEqual([])
    expect(steps([0, 3, 4, 5], [0, 1, 2, 3])).toEqual([])
  })

  it('are none where a time is missing or a clock was set back', () => {
    expect(steps([0, undefined, 90, 95], [0, 1, 3, 8])).toEqual([])
    expect(steps([0, 90, 3, 8], [0, 1, 3, 8])).toEqual([['add to pull', 90, [1]]])
    expect(steps([0, 1, 90, 95], [0, 1, undefined, 8])).toEqual([])
  })

  it('are taken between events that each lane has once', () => {
    const bad = buildLane(['add', 'probe', 'probe', 'ready'], [0, 1, 50, 99])
    const good = buildLane(['add', 'probe', 'ready'], [0, 1, 2])
    expect(compareLanes([bad], [[good]]).steps).toMatchObject([
      { from: { template: 'add' }, to: { template: 'ready' }, badMicros: 99_000_000, goodMicros: [2_000_000] },
    ])
  })

  it('are none over a stretch in which the bad lane goes another way', () => {
    const bad = buildLane(['add', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'ready'], [0, 1, 2, 3, 4, 5, 6, 7, 300])
    expect(compareLanes([bad], [[buildLane(['add', 'ready'], [0, 1])]]).steps).toEqual([])
  })
})
