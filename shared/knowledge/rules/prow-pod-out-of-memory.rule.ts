import type { Rule } from '../schema.ts'

export const prowPodOutOfMemory = {
  id: 'prow/pod-out-of-memory',
  catalogue: 'E38',
  kind: 'root-cause',
  severity: 'fatal',
  title: 'the Prow pod that drives the job was killed for its memory use',
  explain:
    'The container of the job itself was out of memory, in the build cluster. The machines under test have nothing to do with it and may not even have been created.',
  signatures: [{ literal: 'OOMKilled', pattern: /"reason": ?"OOMKilled"/u, artifact: /(?:^|\/)podinfo\.json$/u }],
  suspects: [{ component: 'job-image', roles: ['requested', 'running', 'installed'] }],
  nextSteps: [
    'Read the memory limit of the job, and what the end of build-log.txt was doing.',
    'Do not compare component versions of this run: no host may have existed.',
  ],
  references: [
    'https://github.com/kubernetes/kubernetes/issues/140701',
    'https://github.com/kubernetes/kubernetes/pull/141590',
  ],
  samples: ['"lastState":{"terminated":{"exitCode":137,"reason":"OOMKilled","startedAt":"2026-07-16T10:00:00Z"}}'],
  counterSamples: [{ line: '"reason":"Completed","startedAt":"2026-07-16T10:00:00Z"', why: 'it ended by itself' }],
} as const satisfies Rule
