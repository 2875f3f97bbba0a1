import { expect, test } from 'vitest'
import { byEvidenceOrder } from '#shared/analysis/evidence-order.ts'

test("cites a component's own log before those that quote it, and test reports last", () => {
  const names = ['artifacts/junit_01.xml', 'build-log.txt', 'artifacts/h/kubelet.log', 'artifacts/h/containerd.log']
  expect(names.sort(byEvidenceOrder)).toEqual([
    'artifacts/h/containerd.log',
    'artifacts/h/kubelet.log',
    'build-log.txt',
    'artifacts/junit_01.xml',
  ])
})

test('orders logs of one kind by name, whatever order they come in', () => {
  const names = ['artifacts/b/kubelet.log', 'artifacts/a/kubelet.log.gz', 'artifacts/a/kubelet.log']
  expect(names.sort(byEvidenceOrder)).toEqual([
    'artifacts/a/kubelet.log',
    'artifacts/a/kubelet.log.gz',
    'artifacts/b/kubelet.log',
  ])
})

test('takes no name for a log that only ends like one', () => {
  expect(byEvidenceOrder('notcontainerd.log', 'build-log.txt')).toBeGreaterThan(0)
})
