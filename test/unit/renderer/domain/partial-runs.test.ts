import { describe, expect, it } from 'vitest'
import { partialRuns, partialText } from '../../../../renderer/domain/partial-runs.ts'
import { halfCopy } from '../../../support/bucket-view.ts'
import { foundingInvestigation } from '../../../support/founding-view.ts'

const unfetched = (artifact: string) => ({ artifact, state: 'unfetched' as const, reason: '' })
const { comparison } = foundingInvestigation
const partial = {
  ...foundingInvestigation,
  comparison: {
    ...comparison,
    coverage: { ...comparison.coverage, bad: [...comparison.coverage.bad, unfetched('a.log'), unfetched('b.log')] },
  },
}

describe('partialRuns', () => {
  it('names the run of which artifacts were not fetched, and counts those that exist', () => {
    expect(partialRuns(partial)).toEqual([{ side: 'bad', unit: 'run', runId: 'r-bad-17', unfetched: 2, total: 8 }])
  })

  it('names none where all of both runs was there', () => {
    expect(partialRuns(foundingInvestigation)).toEqual([])
  })
})

describe('partialText', () => {
  const run = { side: 'bad', unit: 'run', runId: 'r-bad-17', unfetched: 2, total: 8 } as const

  it('says how many artifacts and bytes nothing is known of', () => {
    expect(partialText(run, halfCopy)).toBe(
      '2 of 4 artifacts of the bad run (2.9 KiB) are not fetched, and nothing is known of what they say.',
    )
    expect(partialText(run, { ...halfCopy, phase: 'fetching' })).toBe(
      '2 of 4 artifacts of the bad run (2.9 KiB) are on their way; nothing is known yet of what they say.',
    )
  })

  it('does without bytes for a run that is in no bucket', () => {
    expect(partialText(run, undefined)).toBe(
      '2 of 8 artifacts of the bad run are not fetched, and nothing is known of what they say.',
    )
  })

  it('counts what is missing of one host, where hosts are compared, not of its whole run', () => {
    expect(partialText({ ...run, unit: 'host' }, halfCopy)).toBe(
      '2 of 8 artifacts of the bad host are not fetched, and nothing is known of what they say.',
    )
    expect(partialText({ ...run, unit: 'host' }, { ...halfCopy, phase: 'fetching' })).toBe(
      '2 of 8 artifacts of the bad host are on their way; nothing is known yet of what they say.',
    )
  })

  it('says that they arrived when the comparison has not taken them in yet', () => {
    const whole = { ...halfCopy, artifacts: { total: 4, cached: 4, failed: 0 } }
    expect(partialText(run, whole)).toBe('2 artifacts of the bad run arrived since this was read.')
  })
})
