import type { Rule } from '../schema.ts'

export const kernelOomRuntime = {
  id: 'kernel/oom-runtime',
  catalogue: 'E38',
  kind: 'root-cause',
  severity: 'fatal',
  title: 'the kernel of the host ran out of memory and killed {process}',
  explain:
    'The out-of-memory killer ended a process that the node depends on. This is the machine under test, not the Prow pod.',
  signatures: [
    {
      literal: 'illed process',
      pattern:
        /(?:Out of memory: |Memory cgroup out of memory: )Kill(?:ed)? process \d{1,10} \((?<process>containerd-shim[\w.-]{0,20}|containerd|kubelet|dockerd|crio)\)/u,
    },
  ],
  identity: ['process'],
  suspects: [
    { component: 'containerd', roles: ['running', 'installed', 'bundled'] },
    { component: 'kubelet', roles: ['running', 'reported'] },
    { component: 'os-image', roles: ['installed', 'running', 'requested'] },
  ],
  nextSteps: ['See which test ran at this time; compare the memory of the machines.'],
  references: ['https://docs.kernel.org/admin-guide/mm/concepts.html#oom-killer'],
  samples: [
    'kernel: [52217.673420] Out of memory: Killed process 18010 (containerd-shim) total-vm:109100kB, anon-rss:1651kB, file-rss:0kB, shmem-rss:0kB, UID:0 pgtables:76kB oom_score_adj:-999',
  ],
  counterSamples: [
    {
      line: 'Jul 31 07:38:06 docker-1 kernel: [52217.673411] [  18010]     0 18010    27275     1651    77824        0          -999 containerd-shim',
      why: 'a row of the task table: listed, not killed',
    },
    { line: 'Memory cgroup out of memory: Killed process 4242 (stress)', why: 'a process of a test' },
  ],
} as const satisfies Rule
