import { describe, expect, it } from 'vitest'
import type { FetchView } from '#shared/ipc/views.ts'
import {
  activeCopies,
  copyPart,
  isActive,
  isComplete,
  jointPart,
  missingBytes,
  secondsLeft,
  withCopy,
} from '../../../../renderer/state/fetch-state.ts'
import { bucketRun, bucketSource, halfCopy } from '../../../support/bucket-view.ts'
import { sampleSource } from '../../../support/founding-view.ts'

const fetching: FetchView = {
  ...halfCopy,
  phase: 'fetching',
  bytes: { total: 4_000, cached: 1_000, wanted: 3_000 },
  bytesPerSecond: 1_000,
}

describe('withCopy', () => {
  it('replaces the copy of its run and leaves all other sources as they are', () => {
    const sources = [sampleSource, bucketSource]
    const after = withCopy(sources, fetching)
    expect(after).toEqual([sampleSource, { ...bucketSource, runs: [{ ...bucketRun, copy: fetching }] }])
    expect(after[0]).toBe(sampleSource)
  })

  it('changes nothing for a run that is not open', () => {
    const sources = [sampleSource]
    expect(withCopy(sources, fetching)).toBe(sources)
  })
})

describe('the state of a copy', () => {
  it('tells how much of the present work is done, not of the run', () => {
    expect([copyPart(fetching), copyPart({ ...fetching, bytes: { total: 9, cached: 1, wanted: 1 } })]).toEqual([
      0.25, 0.5,
    ])
  })

  it('tells no part while listing, and none while nothing is going on', () => {
    expect([copyPart({ ...fetching, phase: 'listing' }), copyPart(halfCopy)]).toEqual([undefined, undefined])
  })

  it('knows what is missing and when all is here', () => {
    const whole = {
      ...halfCopy,
      artifacts: { total: 4, cached: 4, failed: 0 },
      bytes: { total: 9, cached: 9, wanted: 0 },
    }
    expect([missingBytes(halfCopy), missingBytes(whole)]).toEqual([3_000, 0])
    expect([isComplete(halfCopy), isComplete(whole)]).toEqual([false, true])
    expect(isComplete({ ...whole, artifacts: { total: 0, cached: 0, failed: 0 } })).toBe(false)
  })

  it('guesses the time that is left from the rate, and not without one or for days', () => {
    const slow = { ...fetching, bytesPerSecond: 0.001 }
    expect([secondsLeft(fetching), secondsLeft(halfCopy), secondsLeft(slow)]).toEqual([3, undefined, undefined])
  })
})

describe('copies under way', () => {
  it('are those that list or fetch, without the runs that are shown already', () => {
    const sources = withCopy([bucketSource], fetching)
    expect(activeCopies(sources, () => false)).toEqual([fetching])
    expect(activeCopies(sources, runId => runId === 'r-bucket')).toEqual([])
    expect(activeCopies([bucketSource, sampleSource], () => false)).toEqual([])
    expect([isActive(undefined), isActive(halfCopy), isActive(fetching)]).toEqual([false, false, true])
  })

  it('have a joint part when each of them can tell', () => {
    expect(jointPart([fetching, fetching])).toBe(0.25)
    expect(jointPart([fetching, { ...fetching, phase: 'listing' }])).toBeUndefined()
    expect(jointPart([])).toBeUndefined()
  })
})
