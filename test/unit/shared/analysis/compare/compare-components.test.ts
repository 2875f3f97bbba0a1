import { describe, expect, test } from 'vitest'
import { compareComponents } from '#shared/analysis/compare/compare-components.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import type { CoverageEntry } from '#shared/model/coverage.ts'
import { buildAnalysis, buildClaim, readEntry } from '../../../../support/build-analysis.ts'

const good = 'tmp-node-e2e-0a1b2c3d-cos-1'
const bad = 'tmp-node-e2e-9f8e7d6c-cos-2'
const run = (name: string, claims: Analysis['claims'], coverage: readonly CoverageEntry[] = []) =>
  buildAnalysis({ hosts: [{ name, role: 'cos' }], claims, coverage })
const states = (a: Analysis, b: Analysis) =>
  compareComponents(a, b).map(row => [row.component, row.role, row.hostRole, row.state, row.note])

describe('known on both sides', () => {
  test('hosts are compared by role, whatever their names', () => {
    const rows = states(
      run(good, [buildClaim('containerd', '1.7.1', { host: good })]),
      run(bad, [buildClaim('containerd', '1.7.1', { host: bad })]),
    )
    expect(rows).toEqual([['containerd', 'running', 'cos', 'same', '']])
  })

  test('another version of one role is a change, the order of claims is not', () => {
    const both = [
      buildClaim('runc', '1.1.0', { host: good }),
      buildClaim('runc', '1.2.0', { host: good, path: '/usr/bin/runc' }),
    ]
    const swapped = [...both].reverse().map(claim => ({ ...claim, host: bad }))
    expect(states(run(good, both), run(bad, swapped))[0]![3]).toBe('same')
    expect(states(run(good, both), run(bad, swapped.slice(1)))[0]![3]).toBe('changed')
  })

  test.each([
    ['>=2.0.0 <2.3.0', '1.7.24', 'changed'],
    ['>=2.0.0 <2.3.0', '2.0.2', 'unknown'],
    ['>=2.0.0 <2.3.0', '>=2.0.0 <2.3.0', 'same'],
    ['<2.0.0', '>=2.0.0 <2.3.0', 'changed'],
    ['>=2.0.0', '>=2.0.0 <2.3.0', 'unknown'],
    ['>=2.0.0', 'gdeadbeef', 'unknown'],
    ['v1.7.1', '1.7.1', 'same'],
  ])('%s beside %s is %s', (a, b, state) => {
    expect(states(run(good, [buildClaim('shim', a)]), run(bad, [buildClaim('shim', b)]))[0]![3]).toBe(state)
  })

  test('a range adds nothing to an exact version that satisfies it', () => {
    const exact = buildClaim('shim', '2.0.2')
    expect(states(run(good, [exact, buildClaim('shim', '>=2.0.0')]), run(bad, [exact]))[0]![3]).toBe('same')
  })

  test('roles are rows of their own, in a fixed order', () => {
    const claims = [
      buildClaim('containerd', '1'),
      buildClaim('containerd', '1', { role: 'requested' }),
      buildClaim('abc', '1'),
    ]
    const rows = compareComponents(run(good, claims), run(bad, [...claims].reverse()))
    expect(rows.map(row => [row.component, row.role])).toEqual([
      ['abc', 'running'],
      ['containerd', 'requested'],
      ['containerd', 'running'],
    ])
  })
})

describe('known on one side', () => {
  const nodes = 'artifacts/nodes.yaml'
  const listed = buildClaim('kubelet', '1.30.0', { method: 'field', artifact: nodes })

  test('is added or removed when the artifact that would list it was read', () => {
    expect(states(run(good, [], [readEntry(nodes)]), run(bad, [listed]))).toEqual([
      ['kubelet', 'running', 'run', 'added', 'artifacts/nodes.yaml in the good run does not list it'],
    ])
    const rows = compareComponents(run(good, [listed]), run(bad, [], [readEntry(nodes)]))
    expect(rows[0]).toMatchObject({ state: 'removed', bad: [] })
  })

  test('is unknown when that artifact was not collected, or not read to its end', () => {
    const cut: CoverageEntry = { artifact: nodes, state: 'truncated', reason: 'ends early' }
    expect(states(run(good, [listed]), run(bad, []))[0]!.slice(3)).toEqual([
      'unknown',
      'artifacts/nodes.yaml was not collected in the bad run',
    ])
    expect(states(run(good, [listed]), run(bad, [], [cut]))[0]!.slice(3)).toEqual([
      'unknown',
      'artifacts/nodes.yaml in the bad run is truncated (ends early)',
    ])
  })

  test('is unknown when a log that was read does not say it: absence from a log proves nothing', () => {
    const log = (host: string) => `artifacts/${host}/containerd.log`
    const claim = buildClaim('containerd', '1.7.1', { host: good, artifact: log(good) })
    const [row] = compareComponents(run(good, [claim]), run(bad, [], [readEntry(log(bad))]))
    expect(row).toMatchObject({
      state: 'unknown',
      bad: undefined,
      note: 'no line in artifacts/<cos>/containerd.log in the bad run states it',
    })
  })

  test('says when no host of that role existed', () => {
    const claim = buildClaim('containerd', '1.7.1', { host: good, artifact: 'build-log.txt' })
    const other = buildAnalysis({ hosts: [{ name: 'u', role: 'ubuntu' }], coverage: [readEntry('build-log.txt')] })
    expect(states(run(good, [claim]), other)[0]![4]).toBe(
      'the bad run has no host of role cos; no line in build-log.txt in the bad run states it',
    )
  })

  test('shows hostile names in notes visibly', () => {
    const claim = buildClaim('x', '1', { artifact: 'a\u202e\u001b[31m.log' })
    expect(states(run(good, [claim]), run(bad, []))[0]![4]).toBe(
      'a\\u202e\\x1b[31m.log was not collected in the bad run',
    )
  })
})
