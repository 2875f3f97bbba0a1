import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findImageReferences, parseImageReference } from '#shared/analysis/find-image-references.ts'

const DIGEST = `sha256:${'ab'.repeat(32)}`

describe('parseImageReference', () => {
  test.each([
    ['registry.k8s.io/pause:3.8', { name: 'registry.k8s.io/pause', tag: '3.8' }],
    [`registry.k8s.io/pause:3.8@${DIGEST}`, { name: 'registry.k8s.io/pause', tag: '3.8', digest: DIGEST }],
    ['localhost:5000/a/b_c:v1', { name: 'localhost:5000/a/b_c', tag: 'v1' }],
    [
      'gcr.io/k8s-staging-test-infra/kubekins-e2e:v20250219-abc-master',
      { name: 'gcr.io/k8s-staging-test-infra/kubekins-e2e', tag: 'v20250219-abc-master' },
    ],
    [`busybox@${DIGEST}`, { name: 'busybox', digest: DIGEST }],
    ['k8s.gcr.io/pause', { name: 'k8s.gcr.io/pause' }],
  ])('splits %s', (text, expected) => {
    expect(parseImageReference(text)).toEqual(expected)
  })

  test.each([
    '',
    'busybox:1.36',
    'localhost:8080',
    '10.0.0.1:6443',
    'test/e2e_node/x.go:186',
    'k8s.io/kubernetes/test/x.go:186',
    'gcr.io/Upper/case:1',
    `a@sha256:abc`,
    'https://gcr.io/a/b:1',
    'a'.repeat(5_000),
  ])('refuses %.40s', text => {
    expect(parseImageReference(text)).toBeUndefined()
  })
})

describe('findImageReferences', () => {
  test.each([
    [
      'STEP: Get image status for image: registry.k8s.io/e2e-test-images/busybox:1.29-2 @ 10/28/25',
      ['registry.k8s.io/e2e-test-images/busybox:1.29-2'],
    ],
    [
      'StatsCollectPeriod:10 SandboxImage:registry.k8s.io/pause:3.8 SelinuxCategoryRange:1024',
      ['registry.k8s.io/pause:3.8'],
    ],
    [
      'Pulled "registry.k8s.io/pause:3.9", then "registry.k8s.io/pause:3.9" and "quay.io/a/b:c".',
      ['registry.k8s.io/pause:3.9', 'quay.io/a/b:c'],
    ],
    [`imageID: docker-pullable://k8s.gcr.io/pause@${DIGEST}`, [`k8s.gcr.io/pause@${DIGEST}`]],
    [`PullImage "my.registry.example:5000/x/y:1" failed`, ['my.registry.example:5000/x/y:1']],
    ['Failed to pull image registry.k8s.io/pause:3.8.', ['registry.k8s.io/pause:3.8']],
  ])('finds them in %.60s', (line, expected) => {
    expect(findImageReferences(line)).toEqual(expected)
  })

  test.each([
    'k8s.io/kubernetes/test/e2e_node/kubeletconfig/kubeletconfig.go:186 @ 11/14/24',
    'Get https://registry-1.docker.io/v2/library/busybox/manifests/latest: 429',
    'dial tcp registry.k8s.io:443: i/o timeout',
    'some.host.example/path/file:12 was opened',
    'mail me@gcr.io/x:1',
  ])('finds none in %s', line => {
    expect(findImageReferences(line)).toEqual([])
  })

  test('never throws, and finds only what it can split', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), text =>
        findImageReferences(`gcr.io/${text}`).every(found => parseImageReference(found) !== undefined),
      ),
    )
  })
})
