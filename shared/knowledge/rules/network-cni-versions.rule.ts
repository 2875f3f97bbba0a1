import type { Rule } from '../schema.ts'

export const networkCniVersions = {
  id: 'network/cni-versions',
  catalogue: 'E33',
  kind: 'root-cause',
  severity: 'error',
  title: 'the CNI configuration is version {configVersion}, which the installed plugin does not support',
  explain: 'The configuration asks for a CNI version newer than the plugin binary.',
  signatures: [
    {
      literal: 'incompatible CNI versions',
      pattern: /incompatible CNI versions; config is "(?<configVersion>[^"]{1,20})", plugin supports \[/u,
    },
  ],
  identity: ['configVersion'],
  suspects: [
    { component: 'cni-plugins', roles: ['installed', 'bundled'] },
    { component: 'os-image', roles: ['installed', 'running', 'requested'] },
  ],
  nextSteps: [
    'Compare cniVersion in /etc/cni/net.d/10-containerd-net.conflist with what the plugin supports: `CNI_COMMAND=VERSION /opt/cni/bin/bridge </dev/null`.',
  ],
  references: ['https://github.com/containernetworking/cni/blob/main/pkg/version/reconcile.go'],
  samples: [
    'failed to setup network for sandbox "0ae5": incompatible CNI versions; config is "1.0.0", plugin supports ["0.1.0" "0.2.0" "0.3.0"]',
  ],
  counterSamples: [{ line: 'compatible CNI versions: 1.0.0', why: 'it works' }],
} as const satisfies Rule
