import { describe, expect, it } from 'vitest'
import type { RunView, SourceView } from '#shared/ipc/views.ts'
import {
  choiceOf,
  chooseSides,
  isSameChoice,
  NO_SIDES,
  stillThere,
  type ChoiceFacts,
} from '../../../../renderer/state/choose-sides.ts'
import { bucketRun, bucketSource, jobRun, jobRuns } from '../../../support/bucket-view.ts'
import { runs, sampleSource } from '../../../support/founding-view.ts'

const run = (runId: string) => ({ kind: 'run' as const, runId })
const reference = (referenceId: string) => ({ kind: 'reference' as const, referenceId })
const inBucket = (sourceId: string, one: RunView): SourceView => ({ ...bucketSource, sourceId, runs: [one] })

const nothing: ChoiceFacts = {
  sources: [sampleSource],
  opened: [],
  compared: { baseline: undefined, target: undefined },
  listed: { about: undefined, view: undefined },
}

describe('chooseSides', () => {
  it('takes the suggestion as good and the run it is for as bad', () => {
    const sources = [bucketSource, sampleSource]
    const listed = { about: { runId: 'r-bucket' }, view: jobRuns }
    expect(chooseSides({ ...nothing, sources, opened: ['s-bucket'], listed })).toEqual({
      good: reference('ref-1896891112345600000'),
      bad: run('r-bucket'),
    })
  })

  it('leaves good open where nothing is suggested for a run', () => {
    const listed = { about: { runId: 'r-bucket' }, view: { ...jobRuns, suggestion: undefined } as never }
    expect(chooseSides({ ...nothing, sources: [bucketSource], listed })).toEqual({
      good: undefined,
      bad: run('r-bucket'),
    })
  })

  it('takes the suggested run as it is open, where it is', () => {
    const good = inBucket('s-good', { ...bucketRun, runId: 'r-good', facts: runs.good17.facts })
    const listed = { about: { runId: 'r-bucket' }, view: jobRuns }
    expect(chooseSides({ ...nothing, sources: [bucketSource, good], listed }).good).toEqual(run('r-good'))
  })

  it('takes of a job the newest failed run and the nearest good one before it', () => {
    const view = {
      job: 'j',
      place: 'gs://b/logs/j',
      runs: [
        jobRun('5', 'success'),
        jobRun('4', 'pending'),
        jobRun('3', 'failure'),
        jobRun('2', 'success'),
        jobRun('1', 'success'),
      ],
      hasMore: false,
    }
    const facts = { ...nothing, listed: { about: { referenceId: 'ref-job' }, view } }
    expect(chooseSides(facts)).toEqual({ good: reference('ref-2'), bad: reference('ref-3') })
    const green = { ...view, runs: view.runs.slice(0, 1) }
    expect(chooseSides({ ...facts, listed: { ...facts.listed, view: green } })).toEqual(NO_SIDES)
  })

  it('puts a single run that was just opened on its own side, whatever is compared', () => {
    const compared = { baseline: 'r-good-17', target: 'r-bad-17' }
    const good = inBucket('s-good', { ...bucketRun, runId: 'r-good', facts: runs.good16.facts })
    const facts = { ...nothing, compared }
    expect(chooseSides({ ...facts, sources: [bucketSource], opened: ['s-bucket'] })).toEqual({
      good: undefined,
      bad: run('r-bucket'),
    })
    expect(chooseSides({ ...facts, sources: [good], opened: ['s-good'] })).toEqual({
      good: run('r-good'),
      bad: undefined,
    })
  })

  it('pairs a run that was just opened with one of its job that was open before', () => {
    const good = inBucket('s-good', { ...bucketRun, runId: 'r-good', facts: runs.good17.facts })
    expect(chooseSides({ ...nothing, sources: [bucketSource, good], opened: ['s-good'] })).toEqual({
      good: run('r-good'),
      bad: run('r-bucket'),
    })
  })

  it('keeps what is compared while nothing new is open, and guesses only among own runs', () => {
    const compared = { baseline: 'r-good-17', target: 'r-bad-17' }
    expect(chooseSides({ ...nothing, compared })).toEqual({ good: run('r-good-17'), bad: run('r-bad-17') })
    expect(chooseSides(nothing)).toEqual(NO_SIDES)
    const folder: SourceView = { sourceId: 's', label: 'mine', kind: 'folder', runs: [runs.good16, runs.bad16] }
    expect(chooseSides({ ...nothing, sources: [folder, sampleSource] })).toEqual({
      good: run('r-good-16'),
      bad: run('r-bad-16'),
    })
  })
})

describe('a choice', () => {
  it('is the same whichever list shows the run', () => {
    const listed = jobRun('1897253500112233472', 'failure')
    expect(isSameChoice(choiceOf(listed, [bucketSource]), run('r-bucket'))).toBe(true)
    expect(choiceOf(listed, [sampleSource])).toEqual(reference('ref-1897253500112233472'))
    expect(isSameChoice(undefined, undefined)).toBe(false)
  })

  it('is gone when its run was closed or is no longer listed', () => {
    const facts = { ...nothing, sources: [bucketSource], listed: { about: { runId: 'r-bucket' }, view: jobRuns } }
    expect(stillThere(run('r-bucket'), facts)).toEqual(run('r-bucket'))
    expect(stillThere(reference('ref-1896891112345600000'), facts)).toEqual(reference('ref-1896891112345600000'))
    expect(stillThere(run('r-bucket'), nothing)).toBeUndefined()
    expect(stillThere(reference('ref-1896891112345600000'), nothing)).toBeUndefined()
    expect(stillThere(undefined, facts)).toBeUndefined()
  })
})
