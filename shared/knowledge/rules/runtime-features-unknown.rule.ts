import type { Rule } from '../schema.ts'

export const runtimeFeaturesUnknown = {
  id: 'runtime/features-unknown',
  catalogue: 'E27',
  kind: 'root-cause',
  severity: 'error',
  title: 'runc or the shim is too old for pods with user namespaces',
  explain:
    'Pods with ID-mapped mounts need a runtime that states its features. An older shim or runc cannot, so containerd refuses these pods; others run.',
  signatures: [
    { literal: 'failed to validate OCI runtime features', pattern: /failed to validate OCI runtime features: /u },
    { literal: 'idmap mounts not supported', pattern: /idmap mounts not supported/u },
  ],
  suspects: [
    { component: 'containerd-shim-runc-v2', roles: ['effective', 'installed', 'bundled'] },
    { component: 'runc', roles: ['running', 'installed', 'bundled'] },
    { component: 'os-image', roles: ['installed', 'running', 'requested'] },
  ],
  nextSteps: [
    'Find out which shim and runc are used: the line may name the path; else `containerd-shim-runc-v2 -v` and `runc --version`.',
  ],
  affects: [
    {
      component: 'containerd',
      range: '>=2.0.0',
      source: 'https://github.com/containerd/containerd/blob/release/2.0/core/runtime/v2/task_manager.go',
    },
  ],
  references: ['https://github.com/containerd/containerd/blob/release/2.0/core/runtime/v2/task_manager.go'],
  samples: [
    String.raw`failed to create containerd task: failed to validate OCI runtime features: runtime info: failed to run [/usr/bin/containerd-shim-runc-v2 -info]: exit status 2 (stderr: \"flag provided but not defined: -info\")`,
  ],
  counterSamples: [
    {
      line: 'level=warning msg="failed to introspect features of runtime" error="failed to run [/usr/bin/containerd-shim-runc-v2 -info]: exit status 2"',
      why: 'harmless at the start of the CRI plugin',
    },
  ],
} as const satisfies Rule
