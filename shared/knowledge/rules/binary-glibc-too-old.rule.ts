import type { Rule } from '../schema.ts'

export const binaryGlibcTooOld = {
  id: 'binary/glibc-too-old',
  catalogue: 'E7',
  kind: 'root-cause',
  severity: 'fatal',
  title: '{binary} needs GLIBC_{glibc}, which this OS image does not have',
  explain:
    'The dynamic linker refuses the program: it was built on a newer distribution than the one it runs on. COS 97 lacks 2.34, COS 109 has it.',
  signatures: [
    {
      literal: 'GLIBC_',
      pattern:
        /version [^\w\s]{0,2}GLIBC_(?<glibc>\d{1,2}(?:\.\d{1,3}){1,2})[^\w\s]{0,2} not found \(required by (?:[^\s()]{0,200}\/)?(?<binary>[^\s()/]{1,100})\)/u,
    },
  ],
  identity: ['binary', 'glibc'],
  suspects: [
    { component: 'containerd', roles: ['installed', 'running', 'requested'] },
    { component: 'os-image', roles: ['installed', 'running', 'requested'] },
    { component: 'job-image', roles: ['requested', 'running', 'installed'] },
    { component: 'runc', roles: ['installed', 'running', 'bundled'] },
  ],
  nextSteps: [
    'Find out on which distribution the binary was built: the job that built the archive, or the job image that built the tests.',
    'Compare with the host: `ldd --version | head -1`.',
    'Use an OS image with a newer glibc for this role, or build against an older one; COS 109 has 2.34.',
  ],
  references: [
    'https://github.com/kubernetes/kubernetes/issues/121309',
    'https://github.com/kubernetes/kubernetes/pull/122359',
    'https://github.com/containerd/containerd/issues/7255',
  ],
  samples: [
    "/home/containerd/usr/local/bin/containerd: /lib64/libc.so.6: version `GLIBC_2.34' not found (required by /home/containerd/usr/local/bin/containerd)",
    "./ginkgo: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.32' not found (required by ./ginkgo)",
  ],
  counterSamples: [
    { line: 'checking for GLIBC_2.34... yes', why: 'a build step' },
    { line: "/lib64/libc.so.6: version `GLIBC_2.34' found", why: 'it was found' },
  ],
} as const satisfies Rule
