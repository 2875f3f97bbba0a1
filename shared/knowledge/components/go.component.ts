import type { Component } from '../schema.ts'

/** The Go toolchain: `running` on the machine that builds, `reported` by a program about its own build. */
export const go = {
  id: 'go',
  title: 'Go',
  readings: [
    {
      id: 'version-command',
      literal: 'go version go1.',
      pattern:
        /(?<![\w/.-])go version go(?<version>1\.\d{1,3}(?:\.\d{1,3})?(?:(?:rc|beta)\d{1,2})?(?:[+-][\w.:-]{1,60})?)(?: X:\S{1,80})? \w{2,10}\/\w{2,12}\b/u,
      role: 'running',
      source: 'go version',
      samples: [
        { line: 'go version go1.24.0 linux/amd64', expect: { version: '1.24.0' } },
        { line: 'go version go1.18beta1 linux/arm64', expect: { version: '1.18beta1' } },
      ],
      counterSamples: [{ line: 'requires go version go1.24.0 or newer', why: 'a requirement' }],
    },
    {
      id: 'build-of-a-program',
      literal: 'Go version: go1.',
      pattern: /(?:^|: ) {0,4}Go version: {1,2}go(?<version>1\.\d{1,3}(?:\.\d{1,3})?(?:(?:rc|beta)\d{1,2})?)(?![\w.])/u,
      role: 'reported',
      source: 'containerd@fd2d9b6840 cmd/ctr/commands/version/version.go: the Go that built ctr and containerd',
      samples: [{ line: '  Go version: go1.22.10', expect: { version: '1.22.10' } }],
      counterSamples: [{ line: 'Minimum Go version: go1.22', why: 'a requirement' }],
    },
  ],
} as const satisfies Component
