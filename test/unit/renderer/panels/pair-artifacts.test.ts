import { describe, expect, it } from 'vitest'
import { listTreeRows } from '../../../../renderer/panels/artifacts/artifact-tree.ts'
import { compareSides } from '../../../../renderer/panels/artifacts/compare-sides.ts'
import { filterArtifacts, type ArtifactFilter } from '../../../../renderer/panels/artifacts/filter-artifacts.ts'
import { pairArtifacts, stateOf, type ArtifactRow } from '../../../../renderer/panels/artifacts/pair-artifacts.ts'
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

const none = () => ({ good: undefined, bad: undefined })
const find = (filter: ArtifactFilter, text: string) => names(filterArtifacts(rows, { filter, text, copiesOf: none }))

describe('filterArtifacts', () => {
  it('finds those in one run only; a missing one is not there', () => {
    expect(find('one-side', '')).toEqual(['artifacts/<cos>/serial-1.log', 'artifacts/junit_cos_01.xml', 'podinfo.json'])
  })

  it('finds those that were not fully read on either side', () => {
    expect(find('not-read', 'kubelet klog')).toEqual(['artifacts/<cos>/kubelet.log'])
    expect(find('not-read', 'build-log')).toEqual([])
  })

  it('never calls an artifact read that nothing proves to be', () => {
    expect(stateOf({ name: 'a', coverage: undefined, facts: undefined })).toBe('skipped')
  })
})

describe('compareSides', () => {
  const side = (bytes: number, state: 'read' | 'truncated' = 'read') => ({
    name: 'a',
    coverage: { artifact: 'a', state, reason: '' },
    facts: { name: 'a', bytes, lines: 1 },
  })
  const row = (good: ArtifactRow['good'], bad: ArtifactRow['bad']): ArtifactRow => ({ name: 'a', good, bad })
  const copy = (md5?: string) =>
    ({ name: 'a', bytes: 1, state: 'cached', doneBytes: 1, ...(md5 === undefined ? {} : { md5 }) }) as const

  it('tells what is on one side only, and what differs in size', () => {
    expect(compareSides(row(side(1), undefined), none())).toBe('only-good')
    expect(compareSides(row(undefined, side(1)), none())).toBe('only-bad')
    expect(compareSides(row(side(1), side(2)), none())).toBe('size')
  })

  it('never calls bytes the same that nobody compared', () => {
    expect(compareSides(row(side(1), side(1)), none())).toBe('same-size')
    expect(compareSides(row(side(1), side(1, 'truncated')), none())).toBe('unknown')
    expect(compareSides(row(side(1), side(1)), { good: copy('x'), bad: copy() })).toBe('same-size')
    expect(compareSides(row(side(1), side(1)), { good: copy('x'), bad: copy('x') })).toBe('same-bytes')
  })

  it('says of unequal checksums that they differ, whatever is known of the length', () => {
    const copies = { good: copy('x'), bad: copy('y') }
    expect(compareSides(row(side(1), side(1)), copies)).toBe('checksum')
    expect(compareSides(row(side(1), side(1, 'truncated')), copies)).toBe('checksum')
    expect(compareSides(row(side(1), side(2)), copies)).toBe('size')
  })

  it('lists as different whatever is not known to be the same', () => {
    const alike = [row(side(1), side(1))]
    const listed = (good: string, bad: string | undefined) =>
      filterArtifacts(alike, {
        filter: 'different',
        text: '',
        copiesOf: () => ({ good: copy(good), bad: copy(bad) }),
      }).length
    expect(compareSides(row(side(0), side(0)), none())).toBe('same-bytes')
    expect([listed('x', undefined), listed('x', 'y'), listed('x', 'x')]).toEqual([1, 1, 0])
  })
})

describe('listTreeRows', () => {
  const shape = (...folded: readonly string[]) =>
    listTreeRows(rows, new Set(folded)).map(
      row => `${'  '.repeat(row.level - 1)}${row.name}${row.kind === 'folder' ? '/' : ''}`,
    )

  it('puts folders before files and every artifact below its folder', () => {
    expect(shape().slice(0, 3)).toEqual(['artifacts/', '  <cos>/', expect.stringMatching(/^ {4}\S/u)])
    expect(listTreeRows(rows, new Set()).filter(row => row.kind === 'artifact')).toHaveLength(rows.length)
  })

  it('leaves out what is folded', () => {
    expect(shape('artifacts/').filter(line => line.startsWith(' '))).toEqual([])
    expect(shape('artifacts/<cos>/').some(line => line.startsWith('    '))).toBe(false)
  })
})
