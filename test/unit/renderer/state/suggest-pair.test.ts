import { describe, expect, it } from 'vitest'
import type { RunView, SourceView } from '#shared/ipc/views.ts'
import {
  defaultPair,
  lonelyFailure,
  offerTwo,
  samplePairs,
  suggestPairs,
} from '../../../../renderer/state/suggest-pair.ts'
import { bucketRun, bucketSource } from '../../../support/bucket-view.ts'
import { runs, sampleSource } from '../../../support/founding-view.ts'

const own = (...list: readonly RunView[]): SourceView => ({ sourceId: 's', label: 'mine', kind: 'zip', runs: list })
const ids = (pair: { readonly baseline: RunView; readonly target: RunView } | undefined) => [
  pair?.baseline.runId,
  pair?.target.runId,
]

describe('suggestPairs', () => {
  it('pairs a successful and a failed run of the same job, whatever their order', () => {
    expect(suggestPairs([runs.bad17, runs.good17]).map(ids)).toEqual([['r-good-17', 'r-bad-17']])
  })

  it('does not pair runs of different jobs', () => {
    expect(suggestPairs([runs.good16, runs.bad17])).toEqual([])
  })

  it('does not guess where results are unknown', () => {
    const unknown = { ...runs.bad17, facts: { source: 'x' } }
    expect(suggestPairs([runs.good17, unknown])).toEqual([])
  })
})

describe('defaultPair', () => {
  it('is the 1.7 pair of the sample while nothing else is open', () => {
    expect(ids(defaultPair([sampleSource]))).toEqual(['r-good-17', 'r-bad-17'])
    expect(samplePairs([sampleSource]).map(pair => pair.job)).toEqual([
      'ci-containerd-node-e2e-1-7',
      'ci-containerd-node-e2e-1-6',
    ])
  })

  it('is the only pair of what the person opened', () => {
    expect(ids(defaultPair([own(runs.good16, runs.bad16), sampleSource]))).toEqual(['r-good-16', 'r-bad-16'])
  })

  it('is none when there is a choice to make', () => {
    const all = [runs.good16, runs.bad16, runs.good17, runs.bad17]
    expect(defaultPair([own(...all), sampleSource])).toBeUndefined()
    expect(defaultPair([own(runs.good16), sampleSource])).toBeUndefined()
    expect(defaultPair([])).toBeUndefined()
  })
})

describe('offerTwo', () => {
  const named = (label: string): RunView => ({ runId: label, label, facts: { source: 'x' } })
  const offered = (...labels: readonly string[]) => ids(offerTwo(labels.map(named)))

  it('takes the second as the bad one, as on the command line', () => {
    expect(offered('a.log', 'b.log')).toEqual(['a.log', 'b.log'])
    expect(offered('runs/good', 'runs/bad')).toEqual(['runs/good', 'runs/bad'])
  })

  it('turns them when only the first is named as bad', () => {
    expect(offered('bad', 'good')).toEqual(['good', 'bad'])
    expect(offered('run-failed.log', 'run.log')).toEqual(['run.log', 'run-failed.log'])
    expect(offered('badger.log', 'other.log')).toEqual(['badger.log', 'other.log'])
    expect(offered('bad-1', 'bad-2')).toEqual(['bad-1', 'bad-2'])
  })

  it('offers nothing where there are not exactly two', () => {
    expect(offered('a')).toEqual([undefined, undefined])
    expect(offered('a', 'b', 'c')).toEqual([undefined, undefined])
  })
})

describe('lonelyFailure', () => {
  it('is the only run beside the sample, when it failed and lies in a bucket', () => {
    expect(lonelyFailure([bucketSource, sampleSource])).toBe(bucketRun)
  })

  it('is none beside another run, for a good run, and for one on disk', () => {
    const good = { ...bucketSource, runs: [{ ...bucketRun, facts: runs.good17.facts }] }
    expect([
      lonelyFailure([bucketSource, own(runs.good17), sampleSource]),
      lonelyFailure([good, sampleSource]),
      lonelyFailure([own(runs.bad17), sampleSource]),
      lonelyFailure([sampleSource]),
    ]).toEqual([undefined, undefined, undefined, undefined])
  })
})
