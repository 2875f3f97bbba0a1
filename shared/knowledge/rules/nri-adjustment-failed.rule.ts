import type { Rule } from '../schema.ts'

export const nriAdjustmentFailed = {
  id: 'nri/adjustment-failed',
  catalogue: 'E36',
  kind: 'symptom',
  severity: 'error',
  title: 'an NRI plugin failed while a container was created',
  explain: 'NRI is on by default since containerd 2.0. The plugin, not containerd, refused or failed.',
  signatures: [{ literal: 'failed to get NRI adjustment', pattern: /failed to get NRI adjustment for container/u }],
  suspects: [{ component: 'containerd', roles: ['running', 'installed', 'bundled', 'requested'] }],
  nextSteps: ['Find out which NRI plugins are registered on the host.'],
  references: ['https://github.com/containerd/containerd/blob/release/2.0/docs/NRI.md'],
  samples: [
    'failed to create containerd container: failed to get NRI adjustment for container: rpc error: code = Unknown',
  ],
  counterSamples: [{ line: 'NRI adjustment for container applied', why: 'it works' }],
} as const satisfies Rule
