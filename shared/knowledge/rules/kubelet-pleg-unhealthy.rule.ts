import type { Rule } from '../schema.ts'

export const kubeletPlegUnhealthy = {
  id: 'kubelet/pleg-unhealthy',
  kind: 'symptom',
  severity: 'error',
  title: 'the runtime is too slow or hangs: kubelet has not seen a relist for minutes',
  explain:
    'PLEG asks the runtime for all containers. When that takes too long the node is not ready: an overloaded machine, or a runtime that hangs.',
  signatures: [{ literal: 'PLEG is not healthy', pattern: /PLEG is not healthy: pleg was last seen active/u }],
  suspects: [{ component: 'containerd', roles: ['running', 'installed', 'bundled', 'requested'] }],
  nextSteps: ['Look at containerd.log in the minutes before, and at the load of the machine.'],
  references: ['https://github.com/moby/moby/issues/44300'],
  samples: [
    'kubelet.go:1765] skipping pod synchronization - PLEG is not healthy: pleg was last seen active 3m2.325658446s ago; threshold is 3m0s',
  ],
  counterSamples: [
    { line: 'PLEG is not healthy: pleg has yet to be successful', why: 'normal at the start of kubelet' },
  ],
} as const satisfies Rule
