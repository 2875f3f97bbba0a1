import type { Rule } from '../schema.ts'

export const criPluginNotLoaded = {
  id: 'cri/plugin-not-loaded',
  catalogue: 'E18',
  kind: 'root-cause',
  severity: 'fatal',
  title: "containerd's CRI plugin did not load: {reason}",
  explain:
    'The daemon runs without its CRI plugin, so no kubelet can use it, and the kubelet reports an unknown service. Mostly the configuration holds something this version refuses.',
  signatures: [
    {
      literal: 'failed to load plugin',
      pattern:
        /failed to load plugin io\.containerd\.(?:grpc\.v1\.cri|cri\.v1\.\w{1,20}),?"?,?\s{1,40}error="(?<reason>[^"]{1,160})/u,
    },
    {
      literal: 'failed to load plugin',
      pattern:
        /failed to load plugin"?\s{1,40}error="(?<reason>[^"]{1,160})"? id=io\.containerd\.(?:grpc\.v1\.cri|cri\.v1\.\w{1,20}) /u,
    },
  ],
  identity: ['reason'],
  suspects: [
    { component: 'containerd', roles: ['running', 'installed', 'bundled', 'requested'] },
    { component: 'os-image', roles: ['installed', 'running', 'requested'] },
  ],
  nextSteps: ['Compare the setting named in the reason with what this containerd version accepts.'],
  references: [
    'https://github.com/kubernetes/kubernetes/issues/100978',
    'https://github.com/containerd/containerd/issues/5306',
    'https://github.com/containerd/cri/issues/1590',
  ],
  samples: [
    'WARN[2021-04-03T12:08:38.809121400+08:00] failed to load plugin io.containerd.grpc.v1.cri  error="invalid plugin config: `mirrors` cannot be set when `config_path` is provided"',
    'level=warning msg="failed to load plugin io.containerd.grpc.v1.cri" error="invalid plugin config: `systemd_cgroup` only works for runtime io.containerd.runtime.v1.linux"',
    'level=error msg="failed to load plugin" error="invalid plugin config: `mirrors` cannot be set when `config_path` is provided" id=io.containerd.cri.v1.images type=io.containerd.cri.v1',
  ],
  counterSamples: [
    {
      line: 'level=warning msg="failed to load plugin io.containerd.snapshotter.v1.devmapper" error="devmapper not configured"',
      why: 'an optional plugin that is not configured',
    },
  ],
} as const satisfies Rule
