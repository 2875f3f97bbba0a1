import { describe, expect, it } from 'vitest'
import { filterArtifacts, pairArtifacts, stateOf } from '../../../../renderer/panels/artifacts/pair-artifacts.ts'
import { foundingInvestigation } from '../../../support/founding-view.ts'

const { good, bad } = foundingInvestigation
const rows = pairArtifacts(good, bad)
const names = (list: readonly { readonly name: string }[]) => list.map(row => row.name)

describe('pairArtifacts', () => {
  it('puts the same artifact of differently named hosts side by side', () => {
    const kubelet = rows.find(row => row.name === 'artifacts/<cos>/kubelet.log')
    expect([kubelet?.good?.facts?.lines, kubelet?.bad?.coverage?.state]).toEqual([48_912, 'truncated'])
  })

  it('shows every artifact of both runs', () => {
    const shown = rows.flatMap(row => [row.good?.name, row.bad?.name]).filter(name => name !== undefined)
    const all = [...good.coverage, ...bad.coverage].map(entry => entry.artifact)
    expect(shown.toSorted()).toEqual(all.toSorted())
  })

  it('keeps apart hosts whose names begin alike and artifacts that become equal', () => {
    const run = {
      hosts: [
        { name: 'node-1', role: 'node' },
        { name: 'node-12', role: 'node' },
      ],
      coverage: ['node-1/a.log', 'node-12/a.log'].map(artifact => ({ artifact, state: 'read' as const, reason: '' })),
      artifacts: [],
    }
    const one = { ...run, coverage: run.coverage.slice(0, 1) }
    expect(pairArtifacts(run, one).map(row => [row.name, row.good?.name, row.bad?.name])).toEqual([
      ['<node>/a.log', 'node-1/a.log', 'node-1/a.log'],
      ['<node>/a.log', 'node-12/a.log', undefined],
    ])
  })

  it('survives a host without a name and one whose role looks like a replacement pattern', () => {
    const hosts = [
      { name: '', role: 'x' },
      { name: 'h1', role: '$&' },
    ]
    const run = { hosts, coverage: [{ artifact: 'h1/a', state: 'read' as const, reason: '' }], artifacts: [] }
    expect(names(pairArtifacts(run, run))).toEqual(['<$&>/a'])
  })
})

describe('filterArtifacts', () => {
  it('finds those in one run only; a missing one is not there', () => {
    expect(names(filterArtifacts(rows, 'one-side', ''))).toEqual([
      'artifacts/<cos>/serial-1.log',
      'artifacts/junit_cos_01.xml',
      'podinfo.json',
    ])
  })

  it('finds those that were not fully read on either side', () => {
    expect(names(filterArtifacts(rows, 'not-read', 'kubelet klog'))).toEqual(['artifacts/<cos>/kubelet.log'])
    expect(names(filterArtifacts(rows, 'not-read', 'build-log'))).toEqual([])
  })

  it('never calls an artifact read that nothing proves to be', () => {
    expect(stateOf({ name: 'a', coverage: undefined, facts: undefined })).toBe('skipped')
  })
})
