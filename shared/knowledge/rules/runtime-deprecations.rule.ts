import type { Rule } from '../schema.ts'

export const runtimeDeprecations = {
  id: 'runtime/deprecations',
  kind: 'noise',
  severity: 'info',
  title: 'containerd is used in ways that its next major version drops',
  explain:
    'A condition that containerd reports since late 1.6 and 1.7. Harmless now; the message names what breaks with 2.0.',
  signatures: [{ literal: 'ContainerdHasDeprecationWarnings', pattern: /\bContainerdHasDeprecationWarnings\b/u }],
  nextSteps: ['Nothing for this failure. Before an upgrade: `ctr deprecations list`.'],
  references: ['https://github.com/containerd/containerd/blob/release/1.7/pkg/cri/server/status.go'],
  samples: [
    'runtime condition ContainerdHasNoDeprecationWarnings=false reason:ContainerdHasDeprecationWarnings message:{"io.containerd.deprecation/cri-registry-mirrors":"The `mirrors` property is deprecated"}',
  ],
  counterSamples: [{ line: 'ContainerdHasNoDeprecationWarnings=true', why: 'nothing is deprecated' }],
} as const satisfies Rule
