import type { Rule } from '../schema.ts'

export const shimTaskCreateFailed = {
  id: 'shim/task-create-failed',
  kind: 'symptom',
  severity: 'error',
  title: 'a container could not be created or started',
  explain:
    'The outer message of any error that the shim returns, most often from runc. It does not mean a problem of the shim.',
  signatures: [
    { literal: 'failed to create shim', pattern: /failed to create shim(?: task)?: /u },
    { literal: 'OCI runtime', pattern: /OCI runtime (?:create|start|exec) failed: /u },
    { literal: 'failed to create containerd task', pattern: /failed to create containerd task: /u },
  ],
  wrapper: true,
  suspects: [
    { component: 'runc', roles: ['running', 'installed', 'bundled'] },
    { component: 'containerd', roles: ['running', 'installed', 'bundled', 'requested'] },
    { component: 'os-image', roles: ['installed', 'running', 'requested'] },
  ],
  nextSteps: [
    'Read the end of the cited line: errors wrap each other, and the last one, before a code such as `unknown`, is the reason.',
  ],
  references: [
    'https://github.com/containerd/containerd/issues/11588',
    'https://github.com/kata-containers/kata-containers/issues/3456',
  ],
  samples: [
    'failed to start sandbox: failed to create containerd task: failed to create shim task: context canceled',
    'failed to create containerd task: failed to create shim: not found',
  ],
  counterSamples: [{ line: 'failed to create shim task after downgrading', why: 'a rule of its own' }],
} as const satisfies Rule
