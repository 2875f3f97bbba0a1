import type { Rule } from '../schema.ts'

export const suiteWaitedInVain = {
  id: 'suite/waited-in-vain',
  kind: 'symptom',
  severity: 'error',
  title: 'tests waited in vain for something to happen',
  explain: 'The words of the test framework when a wait runs out: they say that nothing came, not why it did not come.',
  signatures: [
    { literal: 'Timed out after ', pattern: /\bTimed out after \d{1,5}(?:\.\d{1,6})?s\.(?:\s|$)/u },
    {
      literal: 'imeout waiting for pod',
      pattern: /\b[tT]imeout waiting for pods? .{1,300}? to (?:be|become|start) /u,
    },
    {
      literal: 'imed out waiting for pod',
      pattern: /\b[tT]imed out waiting for pods? .{1,300}? to (?:be|become|start) /u,
    },
  ],
  wrapper: true,
  nextSteps: ['Look at kubelet.log and containerd.log of the host at the time of the test, not at its end.'],
  references: [
    'https://github.com/kubernetes/kubernetes/blob/master/test/e2e/framework/pod/wait.go',
    'https://github.com/onsi/gomega/blob/master/internal/async_assertion.go',
  ],
  samples: ['  [FAILED] Timed out after 300.001s.', 'Timeout waiting for pod "test-webserver" to be running'],
  counterSamples: [
    { line: 'waiting for pod "test-webserver" to be running', why: 'it still waits' },
    { line: 'Timed out after retries', why: 'no time named: another writer' },
  ],
} as const satisfies Rule
