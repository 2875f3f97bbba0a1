import type { Rule } from '../schema.ts'

export const kernelOomCgroup = {
  id: 'kernel/oom-cgroup',
  catalogue: 'E38',
  kind: 'noise',
  severity: 'info',
  title: 'a container reached its memory limit and {process} was killed',
  explain: 'The limit of one cgroup was reached: several node tests do this on purpose.',
  signatures: [
    {
      literal: 'illed process',
      pattern:
        /Memory cgroup out of memory: Killed process \d{1,10} \((?<process>(?!containerd|kubelet\)|dockerd\)|crio\))[^)]{1,20})\)/u,
    },
  ],
  nextSteps: ['See whether the test that ran at this time expects it.'],
  references: ['https://docs.kernel.org/admin-guide/cgroup-v2.html#memory-interface-files'],
  samples: ['kernel: Memory cgroup out of memory: Killed process 4242 (dd) total-vm:109100kB, anon-rss:1651kB'],
  counterSamples: [{ line: 'Out of memory: Killed process 4242 (dd)', why: 'the whole machine' }],
} as const satisfies Rule
