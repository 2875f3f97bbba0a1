import type { Rule } from '../schema.ts'

export const shimRuntimePathInvalid = {
  id: 'shim/runtime-path-invalid',
  catalogue: 'E4',
  kind: 'root-cause',
  severity: 'fatal',
  title: 'runtime_path names a shim that is not there: {path}',
  explain: 'The configuration sets runtime_path to a file that does not exist on this host.',
  signatures: [
    {
      literal: 'invalid custom binary path',
      pattern: /invalid custom binary path: stat (?<path>[^\s:"]{1,200}): no such file or directory/u,
    },
  ],
  identity: ['path'],
  suspects: [
    { component: 'containerd', roles: ['installed', 'running', 'requested'] },
    { component: 'os-image', roles: ['installed', 'running', 'requested'] },
  ],
  nextSteps: [
    'Look in containerd-installation.log where the shim was unpacked, and compare it with runtime_path in `containerd config dump`.',
  ],
  references: ['https://github.com/containerd/containerd/blob/release/1.6/runtime/v2/manager.go'],
  samples: [
    'failed to start shim: failed to resolve runtime path: invalid custom binary path: stat /home/containerd/usr/local/bin/containerd-shim-runc-v2: no such file or directory',
  ],
  counterSamples: [{ line: 'invalid custom binary path given', why: 'no path named' }],
} as const satisfies Rule
