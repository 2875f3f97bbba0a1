import type { Rule } from '../schema.ts'

export const networkCniPluginMissing = {
  id: 'network/cni-plugin-missing',
  catalogue: 'E33',
  kind: 'root-cause',
  severity: 'error',
  title: 'the CNI plugin {plugin} is not installed',
  explain: 'The CNI configuration names a plugin that is in none of the directories containerd searches.',
  signatures: [
    { literal: 'failed to find plugin', pattern: /failed to find plugin "(?<plugin>[^"]{1,80})" in path \[/u },
  ],
  identity: ['plugin'],
  suspects: [
    { component: 'cni-plugins', roles: ['installed', 'bundled'] },
    { component: 'os-image', roles: ['installed', 'running', 'requested'] },
    { component: 'containerd', roles: ['running', 'installed', 'requested'] },
  ],
  nextSteps: [
    'List the folder that the line names (`ls /opt/cni/bin`), and read containerd-installation.log: were the CNI plugins unpacked?',
  ],
  references: ['https://github.com/containernetworking/cni/blob/main/pkg/invoke/find.go'],
  samples: [
    'failed to setup network for sandbox "0ae5": plugin type="bridge" failed (add): failed to find plugin "bridge" in path [/home/containerd/opt/cni/bin]',
  ],
  counterSamples: [{ line: 'failed to find plugin for volume', why: 'a volume plugin' }],
} as const satisfies Rule
