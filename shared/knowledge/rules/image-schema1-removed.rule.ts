import type { Rule } from '../schema.ts'

export const imageSchema1Removed = {
  id: 'image/schema1-removed',
  catalogue: 'E30',
  kind: 'root-cause',
  severity: 'error',
  title: 'containerd 2.x no longer pulls images with schema 1 manifests',
  explain: 'Off by default in 2.0, removed in 2.1. Only old images are concerned.',
  signatures: [
    {
      literal: 'schema 1',
      pattern: /schema 1 image manifests are no longer supported|media-type: schema 1 not supported/u,
    },
  ],
  implies: [
    {
      component: 'containerd',
      role: 'effective',
      range: '>=1.7.0',
      source: 'containerd@fd2d9b6840 pkg/transfer/local/pull.go:55',
    },
  ],
  suspects: [{ component: 'containerd', roles: ['running', 'installed', 'bundled', 'requested'] }],
  nextSteps: [
    'Push the image again with a current manifest (`skopeo copy`, `docker push`).',
    'With containerd 2.0 only: CONTAINERD_ENABLE_DEPRECATED_PULL_SCHEMA_1_IMAGE=1 in the unit; 2.1 has no such switch.',
  ],
  affects: [
    {
      component: 'containerd',
      range: '>=2.0.0',
      source: 'https://github.com/containerd/containerd/blob/release/2.0/docs/containerd-2.0.md',
    },
  ],
  references: ['https://github.com/containerd/containerd/blob/release/2.0/docs/containerd-2.0.md'],
  samples: ['failed to pull and unpack image: schema 1 image manifests are no longer supported: invalid argument'],
  counterSamples: [{ line: 'conversion from schema 1 images is deprecated', why: 'a warning' }],
} as const satisfies Rule
