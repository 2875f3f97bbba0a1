import type { Rule } from '../schema.ts'

export const runtimeHandlerUnknown = {
  id: 'runtime/handler-unknown',
  catalogue: 'E11',
  kind: 'noise',
  severity: 'info',
  title: 'a pod asks for a runtime handler that is not configured',
  explain:
    'RuntimeClass tests ask for handlers that do not exist, on purpose. Only many of them, for a handler the job should have, mean something.',
  signatures: [{ literal: 'no runtime for', pattern: /no runtime for "(?<handler>[^"]{1,100})" is configured/u }],
  suspects: [{ component: 'containerd', roles: ['running', 'installed'] }],
  nextSteps: ['If the handler is one of the job, look for it in the containerd configuration.'],
  references: ['https://github.com/containerd/containerd/blob/release/2.0/internal/cri/config/config.go'],
  samples: ['failed to get sandbox runtime: no runtime for "nonexistent" is configured'],
  counterSamples: [{ line: 'no runtime for this test', why: 'no handler named' }],
} as const satisfies Rule
