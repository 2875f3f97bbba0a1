import type { Rule } from '../schema.ts'

export const runcSeccompFlagUnknown = {
  id: 'runc/seccomp-flag-unknown',
  catalogue: 'E23',
  kind: 'root-cause',
  severity: 'fatal',
  title: 'this runc asks for a seccomp flag that libseccomp or the kernel of the host does not know',
  explain: 'runc 1.5.0 fetches SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV and fails with an older libseccomp or kernel.',
  signatures: [
    {
      literal: 'SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV',
      pattern: /unable to fetch SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV bit/u,
    },
  ],
  suspects: [
    { component: 'runc', roles: ['running', 'installed', 'bundled'] },
    { component: 'containerd', roles: ['running', 'installed', 'requested'] },
    { component: 'kernel', roles: ['running', 'reported'] },
  ],
  nextSteps: [
    'Compare `runc --version` of both runs; go back to the earlier runc, or take the fixed one.',
    'Or use a host with libseccomp 2.6 and a kernel from 5.19 on.',
  ],
  affects: [
    { component: 'runc', range: '>=1.5.0 <1.5.1', source: 'https://github.com/kubernetes/kubernetes/issues/140039' },
  ],
  fixedIn: [
    {
      component: 'runc',
      branch: '1.5',
      version: '1.5.1',
      what: 'takes "invalid argument" for a flag that is not there',
      source: 'https://github.com/opencontainers/runc/pull/5347',
    },
  ],
  references: [
    'https://github.com/kubernetes/kubernetes/issues/140039',
    'https://github.com/opencontainers/runc/issues/5347',
  ],
  samples: [
    'runc create failed: unable to start container process: unable to fetch SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV bit: invalid argument',
  ],
  counterSamples: [{ line: 'SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV is supported', why: 'it works' }],
} as const satisfies Rule
