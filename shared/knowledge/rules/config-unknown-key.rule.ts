import type { Rule } from '../schema.ts'

export const configUnknownKey = {
  id: 'config/unknown-key',
  catalogue: 'E17',
  kind: 'skew',
  severity: 'warning',
  title: 'containerd ignores a key of its configuration: the setting is lost',
  explain:
    'A key in the wrong place or of another configuration version is dropped with a warning only, for example a version 2 key in a version 3 file.',
  signatures: [{ literal: 'Ignoring unknown key in TOML', pattern: /Ignoring unknown key in TOML(?: for plugin)?/u }],
  suspects: [{ component: 'containerd', roles: ['running', 'installed', 'bundled', 'requested'] }],
  nextSteps: [
    'Read the key in the line, and with `containerd config default` where this containerd version expects it.',
  ],
  affects: [
    { component: 'containerd', range: '>=2.0.0', source: 'https://github.com/containerd/containerd/issues/10959' },
  ],
  references: ['https://github.com/containerd/containerd/issues/10959'],
  samples: [
    'level=warning msg="Ignoring unknown key in TOML for plugin" error="strict mode: fields in the document are missing in the target struct" key=sandbox_image plugin=io.containerd.grpc.v1.cri',
  ],
  counterSamples: [{ line: 'Ignoring unknown key in map', why: 'another program' }],
} as const satisfies Rule
