import { describe, expect, it } from 'vitest'
import { fakeInvestigation } from '../../../../support/fake-logs.ts'
import { filterOptions, listArtifacts, whyNoLines } from '../../../../../renderer/panels/logs/artifact-options.ts'
import { chooseOpenings, findCounterpart } from '../../../../../renderer/panels/logs/default-artifact.ts'

const { good, bad } = fakeInvestigation
const options = listArtifacts(bad)
const containerd = 'artifacts/tmp-node-e2e-edd441f7-cos-121/containerd.log'

describe('listArtifacts', () => {
  it('puts the artifact with the weightiest finding first', () => {
    expect(options[0]).toMatchObject({
      artifact: containerd,
      findings: 2,
      worst: 'root-cause',
      versions: 1,
      lines: 400_000,
    })
  })
  it('does not count noise as a finding', () => {
    const noisy = listArtifacts(good).find(option => option.artifact.endsWith('kern.log'))
    expect([noisy?.findings, noisy?.worst]).toEqual([0, 'noise'])
  })
  it('lists what was skipped, is empty or missing', () => {
    expect(options.map(option => option.state)).toEqual(expect.arrayContaining(['skipped', 'empty', 'missing', 'read']))
  })
})

describe('filterOptions', () => {
  it('wants every word, in any order and letter case', () => {
    expect(filterOptions(options, ' LOG cos container ').map(option => option.artifact)).toEqual([containerd])
    expect(filterOptions(options, 'no such')).toEqual([])
    expect(filterOptions(options, '')).toEqual(options)
  })
})

describe('whyNoLines', () => {
  it('gives the reason of coverage, or says what the state means', () => {
    const by = (end: string) => whyNoLines(options.find(option => option.artifact.endsWith(end)))
    expect([by('core.bin'), by('empty.log'), by('containerd.log')]).toEqual([
      'It is a binary file.',
      'It holds no bytes.',
      undefined,
    ])
  })
})

describe('an artifact that was not fetched', () => {
  const entry = { artifact: 'artifacts/late.log', state: 'unfetched' as const, reason: '' }
  const partial = { ...bad, coverage: [...bad.coverage, entry] }

  it('is offered, and has no lines yet', () => {
    const option = listArtifacts(partial).find(({ artifact }) => artifact === entry.artifact)
    expect([option?.state, whyNoLines(option)]).toEqual(['unfetched', 'It was not fetched.'])
  })

  it('is no counterpart', () => {
    expect(findCounterpart(entry.artifact, partial, partial)).toBeUndefined()
  })
})

describe('findCounterpart', () => {
  it('replaces the host by the one of the same role', () => {
    expect(findCounterpart(containerd, bad, good)).toBe('artifacts/tmp-node-e2e-0a1b2c3d-cos-117/containerd.log')
  })
  it('takes the same name where there is one', () => {
    expect(findCounterpart('build-log.txt', bad, good)).toBe('build-log.txt')
  })
  it('knows none where the role or the file is missing', () => {
    expect(findCounterpart('artifacts/other.log', bad, good)).toBeUndefined()
    expect(findCounterpart(containerd, bad, { ...good, hosts: [{ name: 'n1', role: 'ubuntu' }] })).toBeUndefined()
  })
})

describe('chooseOpenings', () => {
  it('opens the line that matters most in bad and its counterpart in good', () => {
    expect(chooseOpenings(fakeInvestigation)).toEqual({
      bad: { side: 'bad', artifact: containerd, line: 20_023 },
      good: { side: 'good', artifact: 'artifacts/tmp-node-e2e-0a1b2c3d-cos-117/containerd.log', line: 1 },
    })
  })
  it('falls back to the build log, and to nothing when nothing can be read', () => {
    const bare = { ...good, findings: [], claims: [] }
    const nothing = { ...bare, artifacts: [], coverage: [] }
    expect(chooseOpenings({ ...fakeInvestigation, good: nothing, bad: bare })).toEqual({
      bad: { side: 'bad', artifact: 'build-log.txt', line: 1 },
      good: undefined,
    })
  })
})
