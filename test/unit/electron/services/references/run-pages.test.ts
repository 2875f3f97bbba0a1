import { expect, it } from 'vitest'
import { runPlaceView } from '../../../../../electron/services/references/run-pages.ts'

it('knows the pages of the instance that owns the bucket', () => {
  expect(runPlaceView({ bucket: 'kubernetes-ci-logs', path: 'logs/ci-node-e2e/1' })).toEqual({
    uri: 'gs://kubernetes-ci-logs/logs/ci-node-e2e/1',
    pages: [
      { title: 'Prow', url: 'https://prow.k8s.io/view/gs/kubernetes-ci-logs/logs/ci-node-e2e/1' },
      { title: 'gcsweb', url: 'https://gcsweb.k8s.io/gcs/kubernetes-ci-logs/logs/ci-node-e2e/1/' },
    ],
  })
})

it('knows older buckets, and leaves out what an instance does not have', () => {
  expect(runPlaceView({ bucket: 'kubernetes-jenkins', path: 'logs/j/1' }).pages).toHaveLength(2)
  expect(runPlaceView({ bucket: 'kubevirt-prow', path: 'logs/j/1' }).pages.map(({ title }) => title)).toEqual(['Prow'])
})

it('names no page of a bucket that nobody is known to own', () => {
  expect(runPlaceView({ bucket: 'somebody', path: 'logs/j/1' })).toEqual({ uri: 'gs://somebody/logs/j/1', pages: [] })
})

it('escapes what would end the path', () => {
  const [prow] = runPlaceView({ bucket: 'kubernetes-ci-logs', path: 'logs/a?b#c/1' }).pages
  expect(prow?.url).toBe('https://prow.k8s.io/view/gs/kubernetes-ci-logs/logs/a%3Fb%23c/1')
})
