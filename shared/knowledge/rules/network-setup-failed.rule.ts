import type { Rule } from '../schema.ts'

export const networkSetupFailed = {
  id: 'network/setup-failed',
  catalogue: 'E33',
  kind: 'symptom',
  severity: 'error',
  title: 'the network of a pod sandbox could not be set up',
  explain:
    'The reason is inside: CNI not ready, a missing plugin, CNI versions that do not fit, or a plugin that failed.',
  signatures: [
    { literal: 'failed to setup network for sandbox', pattern: /failed to setup network for sandbox /u },
    { literal: 'SetupNetworkError', pattern: /with SetupNetworkError: /u },
  ],
  wrapper: true,
  suspects: [
    { component: 'cni-plugins', roles: ['installed', 'bundled'] },
    { component: 'os-image', roles: ['installed', 'running', 'requested'] },
  ],
  nextSteps: [
    'Read the end of the cited line: errors wrap each other, and the last one, before a code such as `unknown`, is the reason.',
  ],
  references: [
    'https://github.com/containerd/containerd/blob/release/1.6/pkg/cri/server/sandbox_run.go',
    'https://github.com/kubernetes/test-infra/issues/13039',
  ],
  samples: [
    'rpc error: code = Unknown desc = failed to setup network for sandbox "0ae58c9651cfc164d0e48d2c42faef3f16a5962fe2919acf76adfd4a7ef42ea7": netplugin failed but error parsing its diagnostic message "": unexpected end of JSON input',
  ],
  counterSamples: [{ line: 'setup network for sandbox', why: 'no failure' }],
} as const satisfies Rule
