import type { Rule } from '../schema.ts'

export const binaryOtherArchitecture = {
  id: 'binary/other-architecture',
  catalogue: 'E8',
  kind: 'root-cause',
  severity: 'error',
  title: '{binary} cannot be executed: exec format error, as of a program for another architecture',
  explain:
    'The kernel knows no way to start the program: it is built for another architecture, or the file is damaged or none. Who installed it chose the archive; another version of the operating system alone does not bring this about.',
  signatures: [
    {
      literal: 'fork/exec',
      pattern: /fork\/exec (?:[^\s:"]{0,200}\/)?(?<binary>[^\s:"/]{1,100}): exec format error/u,
    },
    {
      literal: 'Failed at step EXEC spawning',
      pattern: /Failed at step EXEC spawning (?:[^\s:"]{0,200}\/)?(?<binary>[^\s:"/]{1,100}): Exec format error/u,
    },
  ],
  identity: ['binary'],
  suspects: [{ component: 'containerd', roles: ['installed', 'running', 'requested'] }],
  nextSteps: [
    'Compare `uname -m` of the host with the name of the archive in containerd-installation.log.',
    'Run `file` on the program: for which machine is it built, and is it whole?',
    'Look whether the machine type or the architecture of the image changed between the runs.',
  ],
  references: [
    'https://github.com/containerd/containerd/blob/main/contrib/gce/configure.sh',
    'https://man7.org/linux/man-pages/man2/execve.2.html',
  ],
  samples: [
    'failed to start shim: start failed: fork/exec /home/containerd/usr/local/bin/containerd-shim-runc-v2: exec format error',
    'containerd.service: Failed at step EXEC spawning /home/containerd/usr/local/bin/containerd: Exec format error',
  ],
  counterSamples: [
    { line: 'exec /app: exec format error', why: 'a program inside a test image' },
    {
      line: 'fork/exec /home/containerd/usr/local/bin/containerd-shim-runc-v2: permission denied',
      why: 'it may not be executed there, whatever it is built for',
    },
  ],
} as const satisfies Rule
