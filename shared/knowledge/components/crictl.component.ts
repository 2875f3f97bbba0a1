import type { Component } from '../schema.ts'

export const crictl = {
  id: 'crictl',
  title: 'crictl',
  readings: [
    {
      id: 'archive-name',
      literal: 'crictl-v',
      pattern:
        /(?<![\w-])crictl-v(?<version>\d{1,3}\.\d{1,3}\.\d{1,3}(?:-[0-9A-Za-z]{1,20}(?:\.\d{1,4}){0,2})??)-linux-\w{3,8}\.tar/u,
      role: 'installed',
      source: 'release asset names of kubernetes-sigs/cri-tools',
      samples: [{ line: '+ tar xzvf crictl-v1.30.0-linux-amd64.tar.gz', expect: { version: '1.30.0' } }],
      counterSamples: [{ line: 'crictl-v1.30.0 is the newest', why: 'no archive' }],
    },
    {
      id: 'version-option',
      literal: 'crictl version ',
      pattern:
        /(?<![\w/.-])crictl version v?(?<version>\d{1,3}\.\d{1,3}\.\d{1,3}(?:[.+~-][0-9A-Za-z]{1,64}){0,8})(?![0-9A-Za-z])/u,
      role: 'running',
      source: 'cri-tools@ba03eabc14 crictl --version',
      samples: [
        { line: 'crictl version v1.30.0', expect: { version: '1.30.0' } },
        { line: 'crictl version 1.24.2', expect: { version: '1.24.2' } },
      ],
      counterSamples: [
        { line: '# crictl version', why: 'the command, not its answer' },
        { line: 'Version:  0.1.0', why: 'the CRI API constant, no component version' },
      ],
    },
  ],
} as const satisfies Component
