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
  nextSteps: ['Compare the runc of both runs; go back to the earlier one, or use a host with a newer libseccomp.'],
  references: [
    'https://github.com/kubernetes/kubernetes/issues/140039',
    'https://github.com/opencontainers/runc/issues/5347',
  ],
  samples: [
    'runc create failed: unable to start container process: unable to fetch SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV bit: invalid argument',
  ],
  counterSamples: [{ line: 'SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV is supported', why: 'it works' }],
} as const satisfies Rule
