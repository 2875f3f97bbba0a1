import type { Rule } from '../schema.ts'

export const suiteServicesNotStarted = {
  id: 'suite/services-not-started',
  kind: 'symptom',
  severity: 'fatal',
  title: 'the node test suite could not start its services',
  explain:
    'The suite starts an API server and a kubelet before any test. One of them did not become healthy, so no test ran; its log says why.',
  signatures: [
    { literal: 'should be able to start services', pattern: /should be able to start services/u },
    { literal: 'timed out waiting for the kubelet', pattern: /timed out waiting for the kubelet/u },
  ],
  wrapper: true,
  suspects: [
    { component: 'kubelet', roles: ['running', 'reported'] },
    { component: 'containerd', roles: ['running', 'installed', 'reported', 'bundled'] },
    { component: 'os-image', roles: ['installed', 'running', 'requested'] },
  ],
  nextSteps: ['Read the last lines of kubelet.log before the kubelet ended, then services.log.'],
  references: ['https://github.com/kubernetes/kubernetes/blob/master/test/e2e_node/e2e_node_suite_test.go'],
  samples: ['  [FAILED] should be able to start services, got: timed out waiting for the kubelet'],
  counterSamples: [{ line: 'STEP: should be able to start pods', why: 'another sentence' }],
} as const satisfies Rule
