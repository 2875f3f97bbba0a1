import type { Rule } from '../schema.ts'

export const shimLeftover = {
  id: 'shim/leftover',
  catalogue: 'E6',
  kind: 'skew',
  severity: 'warning',
  title: 'shims of an earlier daemon are still there',
  explain:
    'At its start the daemon found shims or bundles that it did not create and could not take over. After an upgrade this means that containers of the earlier version survive.',
  signatures: [
    {
      literal: 'cleaning leaked shim process',
      pattern: /(?:msg(?:="|": ?")|\] )cleaning leaked shim process(?:"|\s|$)/u,
    },
    { literal: 'unable to load shim', pattern: /unable to load shim "/u },
    { literal: 'failed to load shim', pattern: /failed to load shim (?:\/|")/u },
    { literal: 'unable to migrate shim', pattern: /unable to migrate shim: /u },
    { literal: 'maybe created from v1.x', pattern: /not found, maybe created from v1\.x/u },
    { literal: 'failed to read bootstrap.json', pattern: /failed to read bootstrap\.json when restoring bundle/u },
  ],
  suspects: [{ component: 'containerd', roles: ['running', 'installed', 'requested'] }],
  nextSteps: [
    'Look for more than one start line of containerd on this host, and compare their versions.',
    'List what survived: `ps -eo pid,lstart,args | grep containerd-shim`.',
  ],
  references: [
    'https://github.com/containerd/containerd/issues/10437',
    'https://github.com/containerd/containerd/blob/release/2.0/core/runtime/v2/shim_load.go',
  ],
  samples: [
    'level=info msg="cleaning leaked shim process" id=4b5442885f9ab6cb609f8ea7a176855eae61425570508d71b7caa31955fc6ed0 namespace=k8s.io',
    'level=error msg="failed to load shim /run/containerd/io.containerd.runtime.v2.task/k8s.io/4b54" error="context deadline exceeded"',
  ],
  counterSamples: [{ line: 'level=info msg="cleaning up dead shim" namespace=k8s.io', why: 'normal when a pod ends' }],
} as const satisfies Rule
