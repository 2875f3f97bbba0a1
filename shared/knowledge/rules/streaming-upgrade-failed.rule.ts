import type { Rule } from '../schema.ts'

export const streamingUpgradeFailed = {
  id: 'streaming/upgrade-failed',
  catalogue: 'E12',
  kind: 'symptom',
  severity: 'error',
  title: 'exec, attach or port-forward streaming failed',
  explain:
    'The streaming connection to the runtime could not be upgraded; the reason is in the log of kubelet or containerd at that time.',
  signatures: [{ literal: 'unable to upgrade connection', pattern: /unable to upgrade connection: /u }],
  suspects: [{ component: 'containerd', roles: ['running', 'installed', 'reported'] }],
  nextSteps: ['Look at kubelet.log and containerd.log of that host at this time.'],
  references: ['https://github.com/kubernetes/kubernetes/issues/107830'],
  samples: ['error: unable to upgrade connection: container not found ("agnhost-container")'],
  counterSamples: [{ line: 'unable to upgrade connection pool', why: 'another message' }],
} as const satisfies Rule
