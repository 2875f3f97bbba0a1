import type { Compatibility } from '../schema.ts'

/** CRI v1 came with containerd 1.6, kubelet 1.26 asks for nothing else, and containerd 2.0 serves nothing else. */
export const kubeletContainerdCri = {
  id: 'kubelet-containerd-cri',
  title: 'kubelet and containerd over the CRI',
  left: 'kubelet',
  right: 'containerd',
  cells: [
    {
      left: '>=1.26.0',
      right: '<1.6.0',
      outcome: 'breaks',
      rules: ['cri/v1-unimplemented'],
      note: 'this kubelet speaks CRI v1 only, which containerd serves from 1.6 on',
      source: 'https://github.com/kubernetes/kubernetes/issues/116944',
    },
    {
      left: '>=1.26.0',
      right: '>=1.6.0',
      outcome: 'works',
      rules: [],
      note: 'both speak CRI v1',
      source: 'https://github.com/kubernetes/kubernetes/pull/110618',
    },
    {
      left: '<1.23.0',
      right: '>=2.0.0',
      outcome: 'breaks',
      rules: ['cri/v1alpha2-unimplemented'],
      note: 'this kubelet speaks CRI v1alpha2 only, which containerd 2.0 removed',
      source: 'https://github.com/containerd/containerd/blob/release/2.0/docs/containerd-2.0.md',
    },
  ],
} as const satisfies Compatibility
