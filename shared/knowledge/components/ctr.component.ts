import type { Component } from '../schema.ts'

/** The command line client that comes with containerd; an older one beside a newer daemon is a hint at two installations. */
export const ctr = {
  id: 'ctr',
  title: 'ctr',
  readings: [
    {
      id: 'ctr-version-client',
      literal: '  Version:',
      below: { literal: 'Client:', pattern: /(?:^|[\s:])Client:$/u },
      pattern: /(?:^|\s) {2}Version: {2}v?(?<version>\d{1,4}\.\d{1,4}\.\d{1,4}(?:[.+~-][0-9A-Za-z]{1,64}){0,12})$/u,
      role: 'running',
      source: 'containerd@fd2d9b6840 cmd/ctr/commands/version/version.go',
      samples: [{ line: 'Client:\n  Version:  v1.7.24', expect: { version: '1.7.24' } }],
      counterSamples: [
        { line: 'Server:\n  Version:  v1.7.24', why: 'the version of the daemon' },
        { line: 'Client: Docker Engine - Community\n  Version:  v1.7.24', why: 'docker version' },
      ],
    },
  ],
} as const satisfies Component
