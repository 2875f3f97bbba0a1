import type { Rule } from '../schema.ts'

export const shimDeprecatedStartApi = {
  id: 'shim/deprecated-start-api',
  catalogue: 'E3',
  kind: 'root-cause',
  severity: 'fatal',
  title: 'the shim is built against the new start API only and refuses this older daemon',
  explain:
    'Shims built from containerd 2.4 no longer read the old start protocol and say so. The daemon is older than the shim: upgraded on disk without a restart, or a shim of the OS image found in PATH.',
  signatures: [
    { literal: 'shim was started through the deprecated API', pattern: /shim was started through the deprecated API/u },
  ],
  implies: [
    {
      component: 'containerd',
      role: 'effective',
      range: '<2.3.0',
      source: 'containerd@301026e58c pkg/shim/compat.go:32',
    },
    {
      component: 'containerd-shim-runc-v2',
      role: 'effective',
      range: '>=2.4.0',
      source: 'containerd@301026e58c pkg/shim/compat.go:32',
    },
  ],
  suspects: [
    { component: 'os-image', roles: ['installed', 'running', 'requested'] },
    { component: 'containerd-shim-runc-v2', roles: ['effective', 'installed', 'bundled'] },
    { component: 'containerd', roles: ['running', 'installed', 'requested'] },
  ],
  nextSteps: [
    'If containerd was upgraded on disk, run `systemctl restart containerd`.',
    'Run `containerd --version` and `containerd-shim-runc-v2 -v` with the PATH of containerd.service; two different versions are the answer.',
    'Set runtime_path in config.toml to the shim that was installed with the daemon.',
  ],
  affects: [
    {
      component: 'containerd',
      range: '<2.3.0',
      source: 'https://github.com/containerd/containerd/blob/main/pkg/shim/compat.go',
    },
    {
      component: 'containerd-shim-runc-v2',
      range: '>=2.4.0',
      source: 'https://github.com/containerd/containerd/blob/main/pkg/shim/compat.go',
    },
  ],
  references: ['https://github.com/containerd/containerd/blob/main/pkg/shim/compat.go'],
  derived: true,
  samples: [
    'failed to start shim: start failed: shim was started through the deprecated API but was built against the new API; if you upgraded containerd, you may need to restart the daemon: exit status 1',
  ],
  counterSamples: [{ line: 'the deprecated API was used by client', why: 'another message' }],
} as const satisfies Rule
