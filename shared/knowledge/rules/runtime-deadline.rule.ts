import type { Rule } from '../schema.ts'

export const runtimeDeadline = {
  id: 'runtime/deadline',
  kind: 'symptom',
  severity: 'error',
  title: 'the container runtime did not answer in time',
  explain:
    'A call to containerd, or its start of a shim (5 seconds), ran out of time. Mostly the host is overloaded (disk, CPU) or one shim hangs; by itself it names no cause.',
  signatures: [
    {
      literal: 'code = DeadlineExceeded',
      pattern: /rpc error: code = DeadlineExceeded desc = .{0,60}?(?:context deadline exceeded|RST_STREAM)/u,
    },
    {
      literal: 'context deadline exceeded',
      pattern:
        /context deadline exceeded(?<=failed to (?:start shim|create shim task|create containerd task): .{0,100}context deadline exceeded)/u,
    },
  ],
  wrapper: true,
  suspects: [{ component: 'containerd', roles: ['running', 'installed', 'reported'] }],
  nextSteps: [
    'Look in kern.log and serial-1.log for a host that ran out of memory or disk at this time.',
    'Compare the times of the shims that did start: `grep "connecting to shim" containerd.log`.',
  ],
  references: ['https://github.com/containerd/containerd/blob/release/2.0/core/runtime/v2/shim.go'],
  samples: [
    'RunPodSandbox from runtime service failed: rpc error: code = DeadlineExceeded desc = context deadline exceeded',
    'failed to create containerd task: failed to start shim: start failed: context deadline exceeded: exit status 1',
  ],
  counterSamples: [{ line: 'Get "https://127.0.0.1:6443/readyz": context deadline exceeded', why: 'the API server' }],
} as const satisfies Rule
