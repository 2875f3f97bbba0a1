import type { Rule } from '../schema.ts'

export const runcSeccompFilterRefused = {
  id: 'runc/seccomp-filter-refused',
  catalogue: 'E24',
  kind: 'root-cause',
  severity: 'fatal',
  title: 'the kernel refuses the seccomp filter that runc built',
  explain: 'runc, libseccomp and the kernel do not fit together.',
  signatures: [
    {
      literal: 'loading seccomp filter',
      pattern:
        /loading seccomp filter(?: into kernel)?: (?:error loading seccomp filter(?: into kernel)?: )?(?:errno 22|invalid argument)/u,
    },
  ],
  suspects: [
    { component: 'runc', roles: ['running', 'installed', 'bundled'] },
    { component: 'kernel', roles: ['running', 'reported'] },
    { component: 'os-image', roles: ['installed', 'running', 'requested'] },
  ],
  nextSteps: ['Compare `runc --version` (it names its libseccomp) and `uname -r` of both runs.'],
  references: ['https://github.com/opencontainers/runc/issues/2865'],
  samples: [
    'runc create failed: unable to init seccomp: error loading seccomp filter into kernel: error loading seccomp filter: invalid argument',
    'process_linux.go:508: setting seccomp: loading seccomp filter: invalid argument',
  ],
  counterSamples: [{ line: 'loading seccomp filter for pod', why: 'no failure' }],
} as const satisfies Rule
