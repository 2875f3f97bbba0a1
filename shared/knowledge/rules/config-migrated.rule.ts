import type { Rule } from '../schema.ts'

export const configMigrated = {
  id: 'config/migrated',
  catalogue: 'E16',
  kind: 'skew',
  severity: 'info',
  title: 'containerd 2.x read a configuration written for 1.x (version {configVersion})',
  explain: 'The daemon migrated the configuration in memory. Harmless by itself, and proof that the daemon is 2.x.',
  signatures: [
    {
      literal: 'Configuration migrated from version',
      pattern:
        /Configuration migrated from version (?<configVersion>\d{1,2}), use .containerd config migrate. to avoid migration/u,
    },
  ],
  identity: ['configVersion'],
  implies: [
    {
      component: 'containerd',
      role: 'effective',
      range: '>=2.0.0',
      source: 'containerd@7ee9895551 cmd/containerd/server/config/config.go:496',
    },
  ],
  suspects: [{ component: 'containerd', roles: ['running', 'installed', 'bundled', 'requested'] }],
  nextSteps: [
    'Check whether this host was meant to run containerd 2.x; `containerd config migrate` prints the configuration it made of the old one.',
  ],
  affects: [
    {
      component: 'containerd',
      range: '>=2.0.0',
      source: 'https://github.com/containerd/containerd/blob/release/2.0/docs/containerd-2.0.md',
    },
  ],
  references: ['https://github.com/containerd/containerd/blob/release/2.0/docs/containerd-2.0.md'],
  samples: [
    'level=info msg="Configuration migrated from version 2, use `containerd config migrate` to avoid migration" t="7.8µs"',
  ],
  counterSamples: [{ line: 'Configuration migrated from version 2 of the schema', why: 'another program' }],
} as const satisfies Rule
