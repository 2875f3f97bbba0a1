import type { Rule } from '../schema.ts'

export const prowTimeout = {
  id: 'prow/timeout',
  catalogue: 'E42',
  kind: 'symptom',
  severity: 'error',
  title: 'the job did not finish before its timeout of {timeout}',
  explain:
    'Prow ended the job. What was collected at the end of the tests, such as containerd.log and kubelet.log, may be missing for that reason.',
  signatures: [
    {
      literal: 'Process did not finish before',
      pattern: /Process did not finish before (?<timeout>[\dhms.]{1,20}) timeout/u,
    },
  ],
  nextSteps: ['Find the first error before the tests stopped making progress.'],
  references: [
    'https://github.com/kubernetes-sigs/prow/blob/main/pkg/entrypoint/run.go',
    'https://github.com/openshift/release/pull/24356',
  ],
  samples: [
    '{"component":"entrypoint","file":"prow/entrypoint/run.go:165","level":"error","msg":"Process did not finish before 2h0m0s timeout","severity":"error","time":"2021-12-08T07:51:56Z"}',
  ],
  counterSamples: [{ line: 'Process did not exit before 10m0s grace period', why: 'what happens after the timeout' }],
} as const satisfies Rule
