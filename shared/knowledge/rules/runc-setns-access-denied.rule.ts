import type { Rule } from '../schema.ts'

export const runcSetnsAccessDenied = {
  id: 'runc/setns-access-denied',
  catalogue: 'E25',
  kind: 'root-cause',
  severity: 'error',
  title: 'an old runc fails to enter the container (setns_init_linux.go)',
  explain: 'The runc that the OS image bundles is too old for what the tests do.',
  signatures: [{ literal: 'setns_init_linux.go', pattern: /setns_init_linux\.go:\d{1,4}: .{0,80}?eaccess/u }],
  suspects: [
    { component: 'os-image', roles: ['installed', 'running', 'requested'] },
    { component: 'runc', roles: ['running', 'installed', 'bundled'] },
  ],
  nextSteps: ['Read which runc the host uses (`runc --version`); compare with the passing run.'],
  references: ['https://github.com/kubernetes/kubernetes/issues/123127'],
  samples: [
    'exec failed: container_linux.go:380: starting container process caused: setns_init_linux.go:98: eaccess caused: permission denied',
  ],
  counterSamples: [{ line: 'setns_init_linux.go:98: done', why: 'another message' }],
} as const satisfies Rule
