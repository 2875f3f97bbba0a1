import type { Rule } from '../schema.ts'

export const configVersionTooNewFor2x = {
  id: 'config/version-too-new-for-2x',
  catalogue: 'E14',
  kind: 'root-cause',
  severity: 'fatal',
  title: 'containerd reads configurations up to version {maxVersion} and got version {configVersion}',
  explain:
    'containerd 2.0 to 2.2 read up to version 3, from 2.3 on up to 4. The configuration was written for a newer daemon.',
  signatures: [
    {
      literal: 'expected containerd config version equal to or less than',
      pattern:
        /expected containerd config version equal to or less than [^\w\s](?<maxVersion>\d{1,3})[^\w\s], got [^\w\s](?<configVersion>\d{1,3})(?!\d)/u,
    },
  ],
  identity: ['configVersion', 'maxVersion'],
  implies: [
    {
      component: 'containerd',
      role: 'effective',
      range: '>=2.0.0 <2.3.0',
      when: { maxVersion: '3' },
      source: 'containerd@fffae369c5 cmd/containerd/server/config/config.go:117',
    },
  ],
  suspects: [
    { component: 'containerd', roles: ['running', 'installed', 'bundled', 'requested'] },
    { component: 'os-image', roles: ['installed', 'running', 'requested'] },
  ],
  nextSteps: [
    'Run `containerd config dump` with the daemon that was meant to run, and read the first line of config.toml: version = ?',
    'Find out who wrote the file: containerd-installation.log, or the OS image.',
  ],
  affects: [
    {
      component: 'containerd',
      range: '>=2.0.0 <2.3.0',
      source: 'https://github.com/containerd/containerd/blob/release/2.0/cmd/containerd/server/config/config.go',
    },
  ],
  fixedIn: [
    {
      component: 'containerd',
      branch: '2.3',
      version: '2.3.0',
      what: 'reads configurations of version 4',
      source: 'https://github.com/containerd/containerd/blob/release/2.3/cmd/containerd/server/config/config.go',
    },
  ],
  references: ['https://github.com/containerd/containerd/blob/release/2.0/cmd/containerd/server/config/config.go'],
  samples: ['containerd: failed to load TOML: expected containerd config version equal to or less than `3`, got `4`'],
  counterSamples: [{ line: 'containerd config version 3 loaded', why: 'it was read' }],
} as const satisfies Rule
