import type { Rule } from '../schema.ts'

export const configDisabledPluginName = {
  id: 'config/disabled-plugin-name',
  catalogue: 'E19',
  kind: 'root-cause',
  severity: 'fatal',
  title: 'containerd does not start: disabled_plugins holds the short name {plugin}',
  explain: 'containerd 2.x accepts full plugin URIs only, such as io.containerd.grpc.v1.cri.',
  signatures: [
    {
      literal: 'invalid disabled plugin URI',
      pattern: /invalid disabled plugin URI "(?<plugin>[^"]{1,100})" expect io\.containerd\.x\.vx/u,
    },
  ],
  identity: ['plugin'],
  suspects: [{ component: 'containerd', roles: ['running', 'installed', 'bundled', 'requested'] }],
  nextSteps: [
    'Write the full URI into disabled_plugins of /etc/containerd/config.toml (io.containerd.grpc.v1.cri), or use the daemon the configuration was written for.',
  ],
  affects: [
    { component: 'containerd', range: '>=2.0.0', source: 'https://github.com/containerd/containerd/issues/10905' },
  ],
  references: ['https://github.com/containerd/containerd/issues/10905'],
  samples: ['containerd: invalid disabled plugin URI "cri" expect io.containerd.x.vx'],
  counterSamples: [{ line: 'disabled plugin URI "cri"', why: 'no complaint' }],
} as const satisfies Rule
