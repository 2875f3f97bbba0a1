import type { Component } from '../schema.ts'

export const cniPlugins = {
  id: 'cni-plugins',
  title: 'CNI plugins',
  readings: [
    {
      id: 'archive-name',
      literal: 'cni-plugins-linux-',
      pattern:
        /(?<![\w-])cni-plugins-linux-\w{3,8}-v(?<version>\d{1,3}\.\d{1,3}\.\d{1,3}(?:[.-][0-9A-Za-z]{1,20}){0,3}?)\.t(?:ar\.)?gz/u,
      role: 'installed',
      source:
        'release asset names of containernetworking/plugins; test-infra@9cd5798cbb jobs/e2e_node/containerd/init.yaml',
      samples: [
        { line: '+ curl -L https://example.com/cni/cni-plugins-linux-amd64-v1.9.0.tgz', expect: { version: '1.9.0' } },
        { line: 'Unpacking cni-plugins-linux-arm64-v1.6.0-rc1.tgz', expect: { version: '1.6.0-rc1' } },
      ],
      counterSamples: [{ line: 'cni-plugins-linux-amd64.tgz', why: 'names no version' }],
    },
  ],
} as const satisfies Component
