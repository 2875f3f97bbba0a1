import { describe, expect, it } from 'vitest'
import { findExtent } from '../../../../../renderer/panels/timeline/extent.ts'
import { originsOf, phasesOfBoth, readZero, zeroAtEvent, zeroAtPhase } from '../../../../../renderer/domain/zero.ts'
import { fakePhase, fakeSeries, fakeSide, fakeTimeline, SECOND, START } from '../../../../support/fake-timeline.ts'

const view = fakeTimeline({
  good: fakeSide({ phases: [fakePhase('boot', 0, 5 * SECOND), fakePhase('tests', 10 * SECOND, 20 * SECOND)] }),
  bad: fakeSide({ phases: [fakePhase('tests', 30 * SECOND, 90 * SECOND)] }),
})

describe('zero', () => {
  it('is each run’s start where the address says nothing, or nothing that holds', () => {
    for (const text of [undefined, 'phase.boot', 'phase.', 'rubbish', '1~', '~'])
      expect(readZero(text, view)).toMatchObject({ kind: 'start', offsets: { good: 0, bad: 0 } })
  })
  it('is the begin of a phase that both runs have', () => {
    expect(phasesOfBoth(view)).toEqual(['tests'])
    const zero = readZero(zeroAtPhase('tests'), view)
    expect(zero).toEqual({ kind: 'phase', label: 'start of tests', offsets: { good: 10 * SECOND, bad: 30 * SECOND } })
    expect(originsOf(view, zero)).toEqual({ good: START + 10 * SECOND, bad: START + 30 * SECOND })
  })
  it('is an event of one run, and that of the other stays', () => {
    const tests = readZero(zeroAtPhase('tests'), view)
    const zero = readZero(zeroAtEvent(tests, 'bad', 44.4), view)
    expect(zero).toMatchObject({ kind: 'event', offsets: { good: 10 * SECOND, bad: 44 } })
    expect(readZero(zeroAtEvent(zero, 'good', -7), view).offsets).toEqual({ good: -7, bad: 44 })
  })
})

describe('findExtent', () => {
  it('reaches over both runs as they lie on the clock, with air', () => {
    const origins = originsOf(view, readZero(zeroAtPhase('tests'), view))
    const extent = findExtent(view, origins)
    expect(extent?.from).toBeLessThan(-30 * SECOND)
    expect(extent?.to).toBeGreaterThan(90 * SECOND)
  })
  it('begins before the start where something happened before', () => {
    const early = fakeTimeline({ good: fakeSide({ series: [fakeSeries([-50 * SECOND])] }) })
    expect(findExtent(early, { good: START, bad: START })?.from).toBeLessThanOrEqual(-50 * SECOND)
  })
  it('is undefined when neither run has a clock', () => {
    expect(findExtent({ good: null, bad: null }, { good: 0, bad: 0 })).toBeUndefined()
  })
})
