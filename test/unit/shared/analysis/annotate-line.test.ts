import { expect, test } from 'vitest'
import { annotateLine } from '#shared/analysis/annotate-line.ts'

test('explains causes and versions of one raw line', () => {
  const line = String.raw`Mar 05 11:26:07 tmp-node-e2e-edd441f7-cos-beta-121-18867-0-24 kubelet[1]: E0305 11:26:07.123456 1 x.go:1] "failed" err="failed to create containerd task: failed to start shim: start failed: unsupported shim version (3): not implemented"`
  const notes = annotateLine(line, 'kubelet.log')
  expect(notes.map(({ kind, severity, title, findingId }) => ({ kind, severity, title, findingId }))).toEqual([
    {
      kind: 'root-cause',
      severity: 'fatal',
      title: 'containerd refuses the shim: it answers with bootstrap version 3, which this daemon does not support',
      findingId: 'shim/unsupported-version:3',
    },
    {
      kind: 'version',
      severity: 'info',
      title: 'os-image cos-beta-121-18867-0-24 was put there by an installer',
      findingId: undefined,
    },
  ])
  expect(notes.every(({ explain }) => explain.length > 0)).toBe(true)
})

test('names container images', () => {
  expect(annotateLine('Pulling image "registry.k8s.io/pause:3.10"').map(({ kind, title }) => [kind, title])).toEqual([
    ['image', 'Container image registry.k8s.io/pause:3.10'],
  ])
})

test('says nothing about a line that no knowledge knows', () => {
  expect(annotateLine('I0305 11:26:07.123456 1 x.go:1] all is well')).toEqual([])
})

test('reads spellings that belong to one artifact only there', () => {
  const line = 'configure.sh: + version=1.7.25'
  expect([annotateLine(line).length, annotateLine(line, 'artifacts/n/containerd-installation.log').length]).toEqual([
    0, 1,
  ])
})
