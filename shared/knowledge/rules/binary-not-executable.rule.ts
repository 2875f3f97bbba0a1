import type { Rule } from '../schema.ts'

export const binaryNotExecutable = {
  id: 'binary/not-executable',
  catalogue: 'E8',
  kind: 'root-cause',
  severity: 'error',
  title: '{binary} cannot be executed: {reason}',
  explain:
    'The kernel refused to start a program: on a file system mounted noexec (permission denied), or not there, or its ELF interpreter is not there (no such file or directory). COS mounts most writable paths noexec.',
  signatures: [
    {
      literal: 'fork/exec',
      pattern:
        /fork\/exec (?:[^\s:"]{0,200}\/)?(?<binary>[^\s:"/]{1,100}): (?<reason>permission denied|no such file or directory)/u,
    },
    {
      literal: 'Failed at step EXEC spawning',
      pattern:
        /Failed at step EXEC spawning (?:[^\s:"]{0,200}\/)?(?<binary>[^\s:"/]{1,100}): (?<reason>Permission denied|No such file or directory)/u,
    },
  ],
  identity: ['binary', 'reason'],
  suspects: [
    { component: 'containerd', roles: ['installed', 'running', 'requested'] },
    { component: 'os-image', roles: ['installed', 'running', 'requested'] },
  ],
  nextSteps: [
    'Compare `uname -m` of the host with the name of the archive in containerd-installation.log.',
    'Run `findmnt -no OPTIONS -T <path>`: noexec?',
    'Look whether the installation came to its end: the last lines of containerd-installation.log.',
  ],
  references: [
    'https://github.com/containerd/containerd/blob/main/contrib/gce/configure.sh',
    'https://cloud.google.com/container-optimized-os/docs/concepts/security',
  ],
  samples: [
    'failed to start shim: start failed: fork/exec /home/containerd/usr/local/bin/containerd-shim-runc-v2: permission denied',
    'containerd.service: Failed at step EXEC spawning /home/containerd/usr/local/bin/containerd: No such file or directory',
  ],
  counterSamples: [
    {
      line: 'fork/exec /home/containerd/opt/cni/bin/loopback: resource temporarily unavailable',
      why: 'the host has no process left: nothing about the file',
    },
    { line: 'exec /app: permission denied', why: 'a program inside a test image' },
    {
      line: 'fork/exec /home/containerd/usr/local/bin/containerd-shim-runc-v2: exec format error',
      why: 'it is there and may be executed, and is built for another machine',
    },
  ],
} as const satisfies Rule
