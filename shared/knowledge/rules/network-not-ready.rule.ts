import type { Rule } from '../schema.ts'

export const networkNotReady = {
  id: 'network/not-ready',
  catalogue: 'E34',
  kind: 'noise',
  severity: 'info',
  title: 'the node is not ready because its network is not',
  explain:
    'Normal in the first seconds of every node. Only if it goes on until the end is it a symptom: then look for the CNI configuration.',
  signatures: [{ literal: 'NetworkPluginNotReady', pattern: /NetworkReady=false reason:NetworkPluginNotReady/u }],
  suspects: [{ component: 'cni-plugins', roles: ['installed', 'bundled'] }],
  nextSteps: ['See whether the node became ready later.'],
  references: [
    'https://github.com/kubernetes/kubeadm/issues/587',
    'https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/kubelet.go',
  ],
  samples: [
    'kubelet[10125]: E0416 22:26:30.150357   10125 kubelet.go:2373] "Container runtime network not ready" networkReady="NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: cni plugin not initialized"',
  ],
  counterSamples: [{ line: 'NetworkReady=true reason: message:', why: 'it is ready' }],
} as const satisfies Rule
