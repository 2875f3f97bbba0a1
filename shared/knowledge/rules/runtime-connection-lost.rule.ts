import type { Rule } from '../schema.ts'

export const runtimeConnectionLost = {
  id: 'runtime/connection-lost',
  kind: 'symptom',
  severity: 'error',
  title: 'the container runtime does not answer on its socket',
  explain: 'containerd is down or starts again. Look for a second start line, a panic, or a unit that failed.',
  signatures: [
    {
      literal: 'containerd.sock',
      pattern:
        /dial unix (?:\/var)?\/run\/containerd\/containerd\.sock(?:\.ttrpc)?: connect: (?:connection refused|no such file or directory)/u,
    },
  ],
  suspects: [{ component: 'containerd', roles: ['running', 'installed', 'bundled', 'requested'] }],
  nextSteps: ['Look in containerd.log for its last line before this time.'],
  references: ['https://github.com/kata-containers/runtime/issues/1781'],
  samples: [
    'connection error: desc = "transport: Error while dialing: dial unix /run/containerd/containerd.sock: connect: connection refused"',
  ],
  counterSamples: [{ line: 'level=info msg=serving... address=/run/containerd/containerd.sock', why: 'it listens' }],
} as const satisfies Rule
