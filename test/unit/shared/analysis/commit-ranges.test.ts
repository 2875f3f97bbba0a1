import { expect, test } from 'vitest'
import { listCommitRanges } from '#shared/analysis/compare/commit-ranges.ts'
import type { ComponentRow } from '#shared/model/comparison.ts'
import { components } from '../../../support/founding-view.ts'

const claimed = components.find(row => (row.bad?.length ?? 0) > 0)!.bad![0]!
function row(component: string, good: readonly string[], bad: readonly string[]): ComponentRow {
  const claims = (versions: readonly string[]) => versions.map(version => ({ ...claimed, component, version }))
  return {
    component,
    role: 'running',
    hostRole: 'cos',
    good: claims(good),
    bad: claims(bad),
    state: 'changed',
    note: '',
  }
}
const between = (component: string, good: string, bad: string) =>
  listCommitRanges([row(component, [good], [bad])]).map(({ address }) => address)

test('leads from tag to tag, and to commits where a build lies behind its tag', () => {
  expect(between('containerd', '1.7.24', '2.0.2')).toEqual([
    'https://github.com/containerd/containerd/compare/v1.7.24...v2.0.2',
  ])
  expect(between('containerd', '2.3.0-rc.1', '2.3.0-175-g163303e18')).toEqual([
    'https://github.com/containerd/containerd/compare/v2.3.0-rc.1...163303e18',
  ])
  expect(between('kubelet', '1.33.0-alpha.3.231+5c8b1a3a7de04f', '1.33.0-alpha.3.245+e1fc73d2516e9c')).toEqual([
    'https://github.com/kubernetes/kubernetes/compare/5c8b1a3a7de04f...e1fc73d2516e9c',
  ])
  expect(between('go', '1.22.1', '1.23.0')).toEqual(['https://github.com/golang/go/compare/go1.22.1...go1.23.0'])
})

test('leads from commit to commit of a repository that the job names', () => {
  const [from, to] = ['a'.repeat(40), 'b'.repeat(40)]
  expect(between('repo:kubernetes-sigs/x.y', from, to)).toEqual([
    `https://github.com/kubernetes-sigs/x.y/compare/${from}...${to}`,
  ])
  expect(between('repo:kubernetes/kubernetes', '1.2.3', to)).toEqual([])
})

test('leads nowhere where an end is no tag or commit of a known repository', () => {
  expect(between('kernel', '6.6.56+', '6.6.72+')).toEqual([])
  expect(between('containerd', '1.7.24-0ubuntu0~22.04.1~gke1', '2.0.2')).toEqual([])
  expect(between('containerd', '1.7.24', '>=2.0.0 <2.3.0')).toEqual([])
  expect(between('containerd', '1.7.24', '2.0.2-175-g163303e18.m')).toEqual([])
  expect(between('repo:evil/../x', 'a'.repeat(40), 'b'.repeat(40))).toEqual([])
  expect(listCommitRanges([row('runc', ['1.2.5', '1.2.6'], ['1.3.0'])])).toEqual([])
  expect(listCommitRanges([{ ...row('runc', ['1.2.5'], ['1.2.5']), state: 'same' }])).toEqual([])
})

test('leads to no merge that only the job has: what it checked out with pull requests on top', () => {
  const [from, to] = ['a'.repeat(40), 'b'.repeat(40)]
  const checkedOut = { ...row('repo:kubernetes/kubernetes', [from], [to]), role: 'installed' as const }
  const pull = row('repo:kubernetes/kubernetes#130590', [from], [to])
  expect(listCommitRanges([checkedOut])).toHaveLength(1)
  expect(listCommitRanges([checkedOut, pull])).toEqual([])
})
