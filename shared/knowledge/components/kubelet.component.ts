import type { Component } from '../schema.ts'

export const kubelet = {
  id: 'kubelet',
  title: 'kubelet',
  readings: [
    {
      id: 'start-line',
      literal: 'Kubelet version',
      pattern:
        /"Kubelet version" kubeletVersion="v?(?<version>\d{1,4}\.\d{1,4}\.\d{1,4}(?:[.+~-][0-9A-Za-z]{1,64}){0,12})"/u,
      role: 'running',
      isStart: true,
      source: 'kubernetes/kubernetes cmd/kubelet/app/server.go',
      samples: [
        {
          line: 'I0310 01:02:03.123456    1234 server.go:484] "Kubelet version" kubeletVersion="v1.33.0-alpha.3.245+e1fc73d2516"',
          expect: { version: '1.33.0-alpha.3.245+e1fc73d2516' },
        },
      ],
      counterSamples: [{ line: 'server.go:484] "Kubelet version" kubeletVersion=""', why: 'the version is empty' }],
    },
    {
      id: 'start-line-old',
      literal: '] Version: v',
      artifact: /kubelet[^/]*\.log/u,
      pattern:
        /server\.go:\d{1,5}\] Version: v(?<version>\d{1,4}\.\d{1,4}\.\d{1,4}(?:[.+~-][0-9A-Za-z]{1,64}){0,12})(?![0-9A-Za-z])/u,
      role: 'running',
      isStart: true,
      source: 'kubernetes/kubernetes cmd/kubelet/app/server.go before structured logging',
      samples: [
        {
          artifact: 'artifacts/host/kubelet.log',
          line: 'I0219 18:12:00.123456    1234 server.go:416] Version: v1.20.0-alpha.0.519+e825f0a86103a6',
          expect: { version: '1.20.0-alpha.0.519+e825f0a86103a6' },
        },
      ],
      counterSamples: [
        {
          artifact: 'artifacts/host/kube-apiserver.log',
          line: 'I0219 18:12:00.123456    1 server.go:629] Version: v1.20.0',
          why: 'the API server writes the same words',
        },
      ],
    },
    {
      id: 'version-option',
      literal: 'Kubernetes v1.',
      pattern: /(?:^|\]: )Kubernetes v(?<version>1\.\d{1,4}\.\d{1,4}(?:[.+~-][0-9A-Za-z]{1,64}){0,12})$/u,
      role: 'installed',
      source: 'kubelet --version',
      samples: [
        { line: 'Kubernetes v1.33.0-alpha.3.245+e1fc73d2516', expect: { version: '1.33.0-alpha.3.245+e1fc73d2516' } },
        { line: 'Mar 05 11:20:01 host configure-sh[900]: Kubernetes v1.24.0', expect: { version: '1.24.0' } },
      ],
      counterSamples: [
        { line: 'Running tests for Kubernetes v1.24.0', why: 'a sentence' },
        { line: 'Kubernetes v1.24.0 is out of support', why: 'a sentence' },
      ],
    },
    {
      id: 'node-info',
      literal: 'ubeletVersion',
      pattern:
        /(?:"kubeletVersion": ?"|\b[kK]ubeletVersion: ?)v(?<version>\d{1,4}\.\d{1,4}\.\d{1,4}(?:[.+~-][0-9A-Za-z]{1,64}){0,12})(?![0-9A-Za-z])/u,
      role: 'reported',
      source: 'Node status.nodeInfo.kubeletVersion',
      samples: [
        {
          line: '      kubeletVersion: v1.24.0-alpha.1.761+e5ae3f8d67049d',
          expect: { version: '1.24.0-alpha.1.761+e5ae3f8d67049d' },
        },
        { line: '"kubeletVersion": "v1.33.0",', expect: { version: '1.33.0' } },
        {
          line: 'ContainerRuntimeVersion:containerd://1.7.24,KubeletVersion:v1.33.0,KubeProxyVersion:,',
          expect: { version: '1.33.0' },
        },
      ],
      counterSamples: [{ line: 'kubeletVersion: ""', why: 'the version is empty' }],
    },
  ],
} as const satisfies Component
