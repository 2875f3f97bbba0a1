import type { Rule } from '../schema.ts'

export const kernelOomNode = {
  id: 'kernel/oom-node',
  catalogue: 'E38',
  kind: 'symptom',
  severity: 'error',
  title: 'the host under test ran out of memory and the kernel killed {process}',
  explain: 'The whole machine was out of memory. Not to be confused with the Prow pod, whose end is in podinfo.json.',
  signatures: [
    {
      literal: 'illed process',
      pattern:
        /Out of memory: Killed process \d{1,10} \((?<process>(?!containerd|kubelet\)|dockerd\)|crio\))[^)]{1,20})\)/u,
    },
  ],
  identity: ['process'],
  nextSteps: ['See which test ran at this time, and what used the memory: the kernel log lists all processes.'],
  references: ['https://docs.kernel.org/admin-guide/mm/concepts.html#oom-killer'],
  samples: ['kernel: Out of memory: Killed process 4242 (e2e_node.test) total-vm:109100kB, anon-rss:1651kB'],
  counterSamples: [
    {
      line: 'Memory cgroup out of memory: Killed process 4242 (stress)',
      why: 'the limit of one cgroup, not the machine',
    },
  ],
} as const satisfies Rule
