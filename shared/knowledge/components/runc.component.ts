import type { Component } from '../schema.ts'

export const runc = {
  id: 'runc',
  title: 'runc',
  readings: [
    {
      id: 'version-option',
      literal: 'runc version ',
      above: {
        literal: 'runc --version',
        pattern: /(?:^|\s)\+{1,4} (?<path>(?:\/[\w.+-]{1,80}){1,12}\/runc) --version$/u,
      },
      pattern:
        /(?<![\w/.-])runc version v?(?<version>\d{1,4}\.\d{1,4}\.\d{1,4}(?:[.+~-][0-9A-Za-z]{1,64}){0,12})(?![0-9A-Za-z])/u,
      role: 'running',
      source: 'runc --version; kubernetes/kubernetes#92333',
      samples: [
        { line: 'runc version 1.1.12', expect: { version: '1.1.12' } },
        {
          line: '+ /home/containerd/usr/local/sbin/runc --version\nrunc version 1.1.12',
          expect: { version: '1.1.12', path: '/home/containerd/usr/local/sbin/runc' },
        },
        { line: 'configure.sh[900]: runc version 1.0.0-rc10+dev', expect: { version: '1.0.0-rc10+dev' } },
      ],
      counterSamples: [
        { line: 'unknown runc version string', why: 'no number' },
        { line: 'crun version 1.14', why: 'another runtime' },
        { line: 'io.containerd.runc version 2', why: 'a runtime type' },
      ],
    },
  ],
} as const satisfies Component
