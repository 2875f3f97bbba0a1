import type { Component } from '../schema.ts'

export const ginkgo = {
  id: 'ginkgo',
  title: 'Ginkgo',
  readings: [
    {
      id: 'mismatch-notice',
      literal: ' used by ',
      below: { literal: 'Mismatched package versions found', pattern: /Mismatched package versions found:$/u },
      pattern: /(?:^|\s)(?<version>\d{1,3}\.\d{1,3}\.\d{1,3}) used by \S/u,
      role: 'reported',
      source: 'ginkgo@09bbf5fe63 ginkgo/internal/verify_version.go: the version the test binaries import',
      samples: [
        { line: '  Mismatched package versions found:\n    2.4.0 used by e2e_node', expect: { version: '2.4.0' } },
      ],
      counterSamples: [{ line: '    2.4.0 used by e2e_node', why: 'no heading: the version of what?' }],
    },
  ],
} as const satisfies Component
