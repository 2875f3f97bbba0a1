import type { Rule } from '../schema.ts'

export const prowProcessFailed = {
  id: 'prow/process-failed',
  catalogue: 'E42',
  kind: 'symptom',
  severity: 'error',
  title: "the job's own process failed",
  explain: 'The outermost message of a failed job: it says that something failed, not what.',
  signatures: [
    { literal: 'wrapped process failed', pattern: /wrapped process failed/u },
    { literal: 'Error executing test process', pattern: /Error executing test process/u },
    { literal: 'Process did not exit before', pattern: /Process did not exit before [\dhms.]{1,20} grace period/u },
    { literal: 'failed to execute wrapped command', pattern: /failed to execute wrapped command: /u },
    { literal: 'error during go run', pattern: /error during go run \S{1,200}\/run_remote\.go/u },
  ],
  wrapper: true,
  nextSteps: ['Look at the errors before this line.'],
  references: [
    'https://github.com/kubernetes-sigs/prow/blob/main/pkg/entrypoint/run.go',
    'https://github.com/kubernetes/kubernetes/issues/139804',
  ],
  samples: [
    '{"component":"entrypoint","error":"wrapped process failed: exit status 1","file":"prow/entrypoint/run.go:80","level":"error","msg":"Error executing test process","severity":"error"}',
    'error: failed to execute wrapped command: exit status 127 ',
  ],
  counterSamples: [
    { line: 'Process did not finish before 2h0m0s timeout', why: 'the timeout itself has a rule of its own' },
  ],
} as const satisfies Rule
