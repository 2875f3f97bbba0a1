import type { Rule } from '../schema.ts'

export const ttrpcClosed = {
  id: 'ttrpc/closed',
  kind: 'symptom',
  severity: 'warning',
  title: 'the connection between containerd and a shim was closed',
  explain: 'The shim ended while a call was open. Often a consequence of a pod that was killed.',
  signatures: [{ literal: 'ttrpc: ', pattern: /ttrpc: (?:server |stream )?closed/u }],
  suspects: [{ component: 'containerd-shim-runc-v2', roles: ['effective', 'installed', 'bundled'] }],
  nextSteps: ['Look for the end of this shim, and for the kernel killing it.'],
  references: ['https://github.com/containerd/ttrpc/blob/main/errors.go'],
  samples: ['level=error msg="StopPodSandbox failed" error="failed to stop container: ttrpc: closed: unknown"'],
  counterSamples: [{ line: 'ttrpc: received message on inactive stream', why: 'another message' }],
} as const satisfies Rule
