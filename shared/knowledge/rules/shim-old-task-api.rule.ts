import type { Rule } from '../schema.ts'

export const shimOldTaskApi = {
  id: 'shim/old-task-api',
  catalogue: 'E5',
  kind: 'skew',
  severity: 'warning',
  title: 'the shim is older than the daemon: containerd falls back to its v2 task API',
  explain:
    'A 2.x daemon asked for the v3 task API, and the shim knows only v2. The daemon tries again with v2, and that works: a sign of two installations on one host, not a failure.',
  signatures: [
    {
      literal: 'downgrading client API version',
      pattern: /failed to call task\.\w{1,20}, downgrading client API version to try again/u,
    },
  ],
  implies: [
    {
      component: 'containerd',
      role: 'effective',
      range: '>=2.0.0',
      source: 'containerd@fffae369c5 core/runtime/v2/task_manager.go:157',
    },
    {
      component: 'containerd-shim-runc-v2',
      role: 'effective',
      range: '<2.0.0',
      source: 'containerd@fffae369c5 core/runtime/v2/task_manager.go:157: shims from 2.0 on serve the v3 task API',
    },
  ],
  suspects: [
    { component: 'containerd', roles: ['running', 'installed', 'requested'] },
    { component: 'os-image', roles: ['installed', 'running', 'requested'] },
  ],
  nextSteps: [
    'Find out which shim is used: `systemctl show containerd -p Environment`, runtime_path in `containerd config dump`, the file shim-binary-path in the bundle.',
  ],
  affects: [
    {
      component: 'containerd',
      range: '>=2.0.0',
      source: 'https://github.com/containerd/containerd/blob/release/2.0/core/runtime/v2/task_manager.go',
    },
    {
      component: 'containerd-shim-runc-v2',
      range: '<2.0.0',
      source: 'https://github.com/containerd/containerd/blob/release/2.0/core/runtime/v2/task_manager.go',
    },
  ],
  references: ['https://github.com/containerd/containerd/blob/release/2.0/core/runtime/v2/task_manager.go'],
  samples: [
    'level=warning msg="failed to call task.Create, downgrading client API version to try again" error="not implemented"',
  ],
  counterSamples: [{ line: 'downgrading client API version from 1.44 to 1.41', why: "Docker's API negotiation" }],
} as const satisfies Rule
