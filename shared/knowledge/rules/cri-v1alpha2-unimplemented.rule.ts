import type { Rule } from '../schema.ts'

export const criV1alpha2Unimplemented = {
  id: 'cri/v1alpha2-unimplemented',
  catalogue: 'E10',
  kind: 'skew',
  severity: 'error',
  title: 'a client asks for an old CRI version that the runtime does not serve',
  explain:
    'CRI v1alpha2 was removed in containerd 2.0. The client is an old kubelet or crictl; clients of some versions only probe with it before they use v1, which is harmless.',
  signatures: [
    { literal: 'unknown service runtime.', pattern: /unknown service runtime\.(?:v1alpha2\.)?RuntimeService/u },
  ],
  suspects: [
    { component: 'containerd', roles: ['running', 'installed', 'reported', 'bundled'] },
    { component: 'kubelet', roles: ['running', 'reported'] },
    { component: 'crictl', roles: ['running', 'installed'] },
  ],
  nextSteps: ['See in kubelet.log whether the kubelet ended after this line, or went on with CRI v1.'],
  affects: [
    {
      component: 'containerd',
      range: '>=2.0.0',
      source: 'https://github.com/containerd/containerd/blob/release/2.0/docs/containerd-2.0.md',
    },
  ],
  fixedIn: [
    {
      component: 'kubelet',
      branch: '1.23',
      version: '1.23.0',
      what: 'speaks CRI v1',
      source: 'https://github.com/containerd/containerd/blob/main/RELEASES.md',
    },
  ],
  references: [
    'https://github.com/kubernetes/kubernetes/issues/73189',
    'https://github.com/containerd/containerd/blob/release/2.0/docs/containerd-2.0.md',
  ],
  samples: [
    'E0123 09:17:30.895631   18641 remote_runtime.go:72] Version from runtime service failed: rpc error: code = Unimplemented desc = unknown service runtime.v1alpha2.RuntimeService',
    'hyperkube[24666]: Error: failed to run Kubelet: failed to create kubelet: rpc error: code = Unimplemented desc = unknown service runtime.RuntimeService',
  ],
  counterSamples: [{ line: 'unknown service runtime.v1.RuntimeService', why: 'the other way round: an old runtime' }],
} as const satisfies Rule
