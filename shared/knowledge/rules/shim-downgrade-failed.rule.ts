import type { Rule } from '../schema.ts'

export const shimDowngradeFailed = {
  id: 'shim/downgrade-failed',
  catalogue: 'E5',
  kind: 'root-cause',
  severity: 'error',
  title: 'containerd cannot talk to this shim in any task API version',
  explain:
    'The daemon tried the v3 task API, fell back to v2, and failed there as well, or the shim offers a version the client does not know.',
  signatures: [
    {
      literal: 'failed to create shim task after downgrading',
      pattern: /failed to create shim task after downgrading/u,
    },
    {
      literal: 'supports only v2 and v3 TTRPC task client',
      pattern: /supports only v2 and v3 TTRPC task client \(got \d{1,6}\)/u,
    },
  ],
  suspects: [
    { component: 'containerd-shim-runc-v2', roles: ['effective', 'installed', 'bundled'] },
    { component: 'containerd', roles: ['running', 'installed', 'requested'] },
    { component: 'os-image', roles: ['installed', 'running', 'requested'] },
  ],
  nextSteps: [
    'Find out which shim is used (runtime_path in `containerd config dump`, else PATH), and ask it: `containerd-shim-runc-v2 -v`.',
  ],
  affects: [
    {
      component: 'containerd',
      range: '>=2.0.0',
      source: 'https://github.com/containerd/containerd/blob/release/2.0/core/runtime/v2/bridge.go',
    },
  ],
  references: ['https://github.com/containerd/containerd/blob/release/2.0/core/runtime/v2/bridge.go'],
  samples: [
    'failed to create containerd task: failed to create shim task after downgrading: ttrpc: closed',
    'containerd client supports only v2 and v3 TTRPC task client (got 4)',
  ],
  counterSamples: [{ line: 'failed to create shim task: OCI runtime create failed', why: 'no downgrade took place' }],
} as const satisfies Rule
