import type { Rule } from '../schema.ts'

export const ginkgoSpecFailed = {
  id: 'ginkgo/spec-failed',
  kind: 'symptom',
  severity: 'error',
  title: 'specs of the suite failed',
  explain: "Ginkgo's own mark of a failed spec: it says that a spec failed, not why. The Tests panel names them.",
  signatures: [
    { literal: '[FAILED] [', pattern: /^\S{0,3} ?\[FAILED\] \[[\d.]{1,12} seconds\]$/u },
    { literal: ' Failure [', pattern: /^\S{0,3} Failure \[[\d.]{1,12} seconds\]$/u },
  ],
  wrapper: true,
  nextSteps: ['Open the Tests panel and look at the first newly failing test.'],
  references: ['https://github.com/onsi/ginkgo/blob/master/reporters/default_reporter.go'],
  samples: ['• [FAILED] [300.409 seconds]', '• Failure [240.501 seconds]'],
  counterSamples: [
    { line: '  [FAILED] Timed out after 300.001s.', why: 'the failure text itself: it groups by its own words' },
    {
      line: '• Failure in Spec Setup (BeforeEach) [1.2 seconds]',
      why: 'another kind of failure, with words of its own',
    },
  ],
} as const satisfies Rule
