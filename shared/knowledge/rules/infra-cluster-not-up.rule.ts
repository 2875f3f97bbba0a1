import type { Rule } from '../schema.ts'

export const infraClusterNotUp = {
  id: 'infra/cluster-not-up',
  kind: 'symptom',
  severity: 'fatal',
  title: 'the cluster under test never came up',
  explain:
    'The scripts that bring a cluster up gave up waiting for its API server. Why is told by the logs of the control plane, if they were collected.',
  signatures: [
    { literal: 'Cluster failed to initialize within', pattern: /Cluster failed to initialize within \d{1,6} seconds/u },
    { literal: 'e2e-up.sh: exit status', pattern: /e2e-up\.sh: exit status \d{1,3}/u },
  ],
  nextSteps: [
    'Read serial-1.log, kube-node-installation.log (or kube-master-installation.log) and containerd.log of the control plane.',
  ],
  references: ['https://github.com/kubernetes/kubernetes/blob/master/cluster/gce/util.sh'],
  samples: [
    '....................Cluster failed to initialize within 300 seconds.',
    'error during ./hack/e2e-internal/e2e-up.sh: exit status 2',
  ],
  counterSamples: [
    { line: 'Running: ./hack/e2e-internal/e2e-up.sh', why: 'it begins' },
    { line: 'Waiting up to 300 seconds for cluster initialization.', why: 'it is being waited for' },
  ],
} as const satisfies Rule
