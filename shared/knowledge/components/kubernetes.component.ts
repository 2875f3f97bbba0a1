import type { Component } from '../schema.ts'

/** Kubernetes as a whole: the control plane, and the tests built with it. */
export const kubernetes = {
  id: 'kubernetes',
  title: 'Kubernetes',
  readings: [
    {
      id: 'kubeadm-init',
      literal: 'Using Kubernetes version: v',
      pattern:
        /\[init\] Using Kubernetes version: v(?<version>\d{1,4}\.\d{1,4}\.\d{1,4}(?:[.+~-][0-9A-Za-z]{1,64}){0,12})(?![0-9A-Za-z])/u,
      role: 'installed',
      source: 'kubeadm init; kubernetes/kubernetes#131164',
      samples: [{ line: '[init] Using Kubernetes version: v1.30.11', expect: { version: '1.30.11' } }],
      counterSamples: [{ line: 'Using Kubernetes version: vX.Y.Z', why: 'no number' }],
    },
    {
      id: 'e2e-test',
      literal: 'e2e test version: v',
      pattern:
        /\be2e test version: v(?<version>\d{1,4}\.\d{1,4}\.\d{1,4}(?:[.+~-][0-9A-Za-z]{1,64}){0,12})(?![0-9A-Za-z])/u,
      role: 'running',
      source: 'kubernetes/kubernetes test/e2e/e2e.go',
      samples: [{ line: 'Jul  2 10:00:00.000: INFO: e2e test version: v1.21.1', expect: { version: '1.21.1' } }],
      counterSamples: [{ line: 'e2e test version: v', why: 'the version is empty' }],
    },
    {
      id: 'e2e-server',
      literal: 'kube-apiserver version: v',
      pattern:
        /\bkube-apiserver version: v(?<version>\d{1,4}\.\d{1,4}\.\d{1,4}(?:[.+~-][0-9A-Za-z]{1,64}){0,12})(?![0-9A-Za-z])/u,
      role: 'reported',
      source: 'kubernetes/kubernetes test/e2e/e2e.go',
      samples: [{ line: 'Jul  2 10:00:00.000: INFO: kube-apiserver version: v1.21.1', expect: { version: '1.21.1' } }],
      counterSamples: [{ line: 'kube-apiserver version: very old', why: 'no number' }],
    },
    {
      id: 'job-version',
      literal: 'job-version',
      artifact: /\.(?:txt|log)(?:\.gz)?$/u,
      pattern: /"job-version": ?"v(?<version>\d{1,4}\.\d{1,4}\.\d{1,4}(?:[.+~-][0-9A-Za-z]{1,64}){0,12})"/u,
      role: 'requested',
      source: 'test-infra@9cd5798cbb kubetest/main.go metadata; kubernetes/kubernetes#107830',
      samples: [
        {
          artifact: 'build-log.txt',
          line: '{"control_plane_node_os_image":"cos-85-13310-1308-1","job-version":"v1.24.0-alpha.1.761+e5ae3f8d67049d","kubetest-version":""}',
          expect: { version: '1.24.0-alpha.1.761+e5ae3f8d67049d' },
        },
      ],
      counterSamples: [
        {
          artifact: 'artifacts/metadata.json',
          line: '{"job-version":"v1.24.0-alpha.1.761+e5ae3f8d67049d"}',
          why: 'read as a structured artifact, not twice',
        },
      ],
    },
  ],
} as const satisfies Component
