import type { Rule } from '../schema.ts'

export const kubeletSwapNeedsCgroupV2 = {
  id: 'kubelet/swap-needs-cgroup-v2',
  catalogue: 'E40',
  kind: 'root-cause',
  severity: 'fatal',
  title: 'kubelet does not start: limited swap needs cgroup v2, and this host has v1',
  explain: 'The OS image or a kernel argument selects cgroup v1 while the job configures LimitedSwap.',
  signatures: [
    {
      literal: 'only supported with cgroupv2',
      pattern: /swap feature is enabled and LimitedSwap but it is only supported with cgroupv2/u,
    },
  ],
  suspects: [
    { component: 'os-image', roles: ['installed', 'running', 'requested'] },
    { component: 'kubelet', roles: ['running', 'reported'] },
  ],
  nextSteps: [
    'Read the cgroup version of the host (`stat -fc %T /sys/fs/cgroup`), and memorySwap in the configuration of the kubelet.',
  ],
  references: ['https://github.com/kubernetes/kubernetes/issues/126490'],
  samples: [
    '"command failed" err="failed to run Kubelet: swap feature is enabled and LimitedSwap but it is only supported with cgroupv2"',
  ],
  counterSamples: [{ line: 'this feature is only supported with cgroupv2', why: 'another feature' }],
} as const satisfies Rule
