import type { Rule } from '../schema.ts'

export const pluginRequiredMissing = {
  id: 'plugin/required-missing',
  catalogue: 'E20',
  kind: 'root-cause',
  severity: 'fatal',
  title: 'containerd does not start: the required plugin {plugin} is missing or fails',
  explain: 'required_plugins names a plugin that this build does not hold, or that failed to load.',
  signatures: [
    { literal: 'load required plugin', pattern: /load required plugin (?<plugin>[\w.-]{1,100}): /u },
    { literal: 'not included', pattern: /required plugins? \[?(?<plugin>[\w.-]{1,100})\]? not included/u },
  ],
  identity: ['plugin'],
  suspects: [{ component: 'containerd', roles: ['running', 'installed', 'bundled', 'requested'] }],
  nextSteps: ['Read the reason behind the plugin name; compare the build with the configuration.'],
  references: ['https://github.com/containerd/containerd/blob/release/2.0/cmd/containerd/server/server.go'],
  samples: [
    'containerd: load required plugin io.containerd.grpc.v1.cri: invalid plugin config: no corresponding runtime configured',
    'containerd: required plugin io.containerd.grpc.v1.cri not included',
  ],
  counterSamples: [{ line: 'load required plugins', why: 'no plugin named' }],
} as const satisfies Rule
