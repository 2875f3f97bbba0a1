import type { Rule } from '../schema.ts'

export const shimStartFailed = {
  id: 'shim/start-failed',
  kind: 'symptom',
  severity: 'error',
  title: 'containerd could not start a shim',
  explain:
    'The outer message of every shim that does not start. The reason is inside; if no rule knows it, read the innermost part.',
  signatures: [{ literal: 'failed to start shim', pattern: /failed to start shim: /u }],
  wrapper: true,
  suspects: [
    { component: 'containerd', roles: ['running', 'installed', 'requested'] },
    { component: 'containerd-shim-runc-v2', roles: ['effective', 'installed', 'bundled'] },
    { component: 'os-image', roles: ['installed', 'running', 'requested'] },
  ],
  nextSteps: [
    'Read the end of the cited line: errors wrap each other, and the last one, before a code such as `unknown`, is the reason.',
  ],
  references: ['https://github.com/containerd/containerd/blob/release/2.0/core/runtime/v2/shim_manager.go'],
  samples: ['failed to create containerd task: failed to start shim: start failed: something new: exit status 1'],
  counterSamples: [{ line: 'failed to start shimmer', why: 'another word' }],
} as const satisfies Rule
