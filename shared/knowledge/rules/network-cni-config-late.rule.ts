import type { Rule } from '../schema.ts'

export const networkCniConfigLate = {
  id: 'network/cni-config-late',
  catalogue: 'E35',
  kind: 'noise',
  severity: 'info',
  title: 'containerd started before the CNI configuration was there',
  explain:
    'At boot there is no CNI configuration yet; containerd picks it up later. An error up to containerd 2.2, a warning from 2.3 on, and a classic red herring: it was suspected in several incidents and never was the cause.',
  signatures: [
    {
      literal: 'failed to load cni during init',
      pattern: /failed to load cni during init, please check CRI plugin status/u,
    },
  ],
  nextSteps: ['Nothing, as long as pods get their network later.'],
  references: [
    'https://github.com/kubernetes/test-infra/issues/25372',
    'https://github.com/kubernetes/kubernetes/issues/109127',
  ],
  samples: [
    'level=error msg="failed to load cni during init, please check CRI plugin status before setting up network for pods" error="cni config load failed: no network config found in /etc/cni/net.d: cni plugin not initialized: failed to load cni config"',
  ],
  counterSamples: [{ line: 'failed to load cni config for sandbox', why: 'not at the start of the daemon' }],
} as const satisfies Rule
