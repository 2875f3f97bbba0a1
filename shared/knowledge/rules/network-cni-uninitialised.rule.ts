import type { Rule } from '../schema.ts'

export const networkCniUninitialised = {
  id: 'network/cni-uninitialised',
  catalogue: 'E33',
  kind: 'symptom',
  severity: 'error',
  title: 'pods fail because CNI has no configuration yet',
  explain:
    'The runtime has found no CNI configuration: the network add-on did not come up, or its file is not where containerd looks.',
  signatures: [
    {
      literal: 'cni plugin not initialized',
      pattern: /failed to setup network for sandbox "[^"]{0,100}": cni plugin not initialized/u,
    },
  ],
  suspects: [
    { component: 'cni-plugins', roles: ['installed', 'bundled'] },
    { component: 'containerd', roles: ['running', 'installed', 'bundled'] },
  ],
  nextSteps: ['Look in conf_dir of the CRI configuration, and who should write the file.'],
  references: ['https://github.com/containerd/go-cni/blob/main/errors.go'],
  samples: ['failed to setup network for sandbox "0ae58c9651cfc164d0e48d2c42faef3f": cni plugin not initialized'],
  counterSamples: [
    {
      line: 'kubelet.go:2373] "Container runtime network not ready" networkReady="NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: cni plugin not initialized"',
      why: 'the node is not ready yet: normal at start',
    },
  ],
} as const satisfies Rule
