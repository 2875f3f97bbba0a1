import type { Rule } from '../schema.ts'

export const resourcesProcessesExhausted = {
  id: 'resources/processes-exhausted',
  catalogue: 'E37',
  kind: 'root-cause',
  severity: 'error',
  title: 'the host cannot start another process: fork fails with EAGAIN',
  explain: 'The limit of processes or threads is reached. An infrastructure fault, not a skew of components.',
  signatures: [
    {
      literal: 'resource temporarily unavailable',
      pattern: /fork\/exec (?:[^\s:"]{0,200}\/)?(?<binary>[^\s:"/]{1,100}): resource temporarily unavailable/u,
    },
  ],
  nextSteps: ['Look for a process that multiplies; read pids.max and ulimit -u of the host.'],
  references: ['https://github.com/kubernetes/test-infra/issues/13039'],
  samples: [
    'failed to setup network for sandbox "7a55": fork/exec /home/containerd/opt/cni/bin/loopback: resource temporarily unavailable',
  ],
  counterSamples: [{ line: 'read: resource temporarily unavailable', why: 'a socket without data' }],
} as const satisfies Rule
