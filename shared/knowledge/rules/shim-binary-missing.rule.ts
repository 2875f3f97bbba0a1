import type { Rule } from '../schema.ts'

export const shimBinaryMissing = {
  id: 'shim/binary-missing',
  catalogue: 'E4',
  kind: 'root-cause',
  severity: 'fatal',
  title: 'containerd finds no shim binary {binary}',
  explain:
    'The shim is neither in the PATH of the daemon nor beside its binary: an incomplete installation, or a runtime type that containerd 2.0 removed, whose name leads to a shim nobody ships any more.',
  signatures: [
    {
      literal: 'binary not installed',
      pattern: /runtime "[^"]{1,100}" binary not installed "(?<binary>[^"]{1,100})"/u,
    },
    {
      literal: 'executable file not found',
      pattern:
        /failed to start shim: (?:start failed: )?exec: "(?<binary>containerd-shim[\w.-]{0,40})": executable file not found/u,
    },
  ],
  identity: ['binary'],
  suspects: [
    { component: 'containerd', roles: ['installed', 'running', 'requested'] },
    { component: 'os-image', roles: ['installed', 'running', 'requested'] },
  ],
  nextSteps: [
    'Read containerd-installation.log: does the list of unpacked files hold usr/local/bin/containerd-shim-runc-v2?',
    'Run `command -v containerd-shim-runc-v2` with the PATH of containerd.service.',
    'For a runtime type that containerd 2.0 removed, change runtime_type in config.toml to io.containerd.runc.v2.',
  ],
  references: [
    'https://github.com/containerd/containerd/blob/release/1.7/runtime/v2/manager.go',
    'https://github.com/containerd/containerd/blob/release/2.0/docs/containerd-2.0.md',
    'https://github.com/k3s-io/k3s/pull/916',
  ],
  samples: [
    'failed to resolve runtime path: runtime "io.containerd.runc.v2" binary not installed "containerd-shim-runc-v2": file does not exist',
    'Error: failed to create containerd task: failed to start shim: exec: "containerd-shim": executable file not found in $PATH: unknown',
  ],
  counterSamples: [
    { line: 'exec: "sh": executable file not found in $PATH', why: 'a program inside a container' },
    { line: 'binary not installed, skipping', why: 'no runtime named' },
  ],
} as const satisfies Rule
