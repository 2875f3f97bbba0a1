import type { Rule } from '../schema.ts'

export const imageSandboxPullFailed = {
  id: 'image/sandbox-pull-failed',
  catalogue: 'E29',
  kind: 'symptom',
  severity: 'error',
  title: 'the sandbox image {image} cannot be pulled: no pod can start on this host',
  explain:
    'Every pod needs the sandbox image. The reason is inside: network, registry, or an image name that does not exist.',
  signatures: [
    { literal: 'failed to get sandbox image', pattern: /failed to get sandbox image "(?<image>[^"]{1,200})"/u },
  ],
  identity: ['image'],
  wrapper: true,
  suspects: [
    { component: 'pause', roles: ['requested'] },
    { component: 'containerd', roles: ['running', 'installed', 'bundled'] },
  ],
  nextSteps: [
    'Read the end of the cited line: errors wrap each other, and the last one, before a code such as `unknown`, is the reason.',
    'Compare sandbox_image of the configuration with the passing run.',
  ],
  references: ['https://github.com/containerd/containerd/blob/release/1.6/pkg/cri/server/sandbox_run.go'],
  samples: [
    'RunPodSandbox failed, error: failed to get sandbox image "registry.k8s.io/pause:3.8": failed to pull image "registry.k8s.io/pause:3.8": dial tcp: lookup registry.k8s.io: no such host',
  ],
  counterSamples: [{ line: 'failed to get image "registry.k8s.io/pause:3.8"', why: 'an image of a test' }],
} as const satisfies Rule
