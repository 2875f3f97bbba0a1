import type { Rule } from '../schema.ts'

export const ginkgoVersionMismatch = {
  id: 'ginkgo/version-mismatch',
  kind: 'skew',
  severity: 'warning',
  title: 'the Ginkgo command is of another version than the one the tests import',
  explain: 'The tests may run, but options and reports can differ.',
  signatures: [
    {
      literal: 'Ginkgo detected a version mismatch',
      pattern: /Ginkgo detected a version mismatch between the Ginkgo CLI and the version of Ginkgo imported/u,
    },
  ],
  suspects: [
    { component: 'job-image', roles: ['requested', 'running', 'installed'] },
    { component: 'ginkgo', roles: ['reported'] },
  ],
  nextSteps: ['Install the Ginkgo version of the module file.'],
  references: ['https://github.com/onsi/ginkgo/blob/master/ginkgo/internal/verify_version.go'],
  samples: [
    'Ginkgo detected a version mismatch between the Ginkgo CLI and the version of Ginkgo imported by your packages:',
  ],
  counterSamples: [{ line: 'Ginkgo detected no version', why: 'another message' }],
} as const satisfies Rule
