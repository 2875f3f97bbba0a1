import type { Rule } from '../schema.ts'

export const configVersionTooNewFor1x = {
  id: 'config/version-too-new-for-1x',
  catalogue: 'E13',
  kind: 'root-cause',
  severity: 'fatal',
  title: 'containerd 1.x got a configuration of version {configVersion} and does not start',
  explain: 'Configuration version 3 came with containerd 2.0. A 1.x daemon reads versions 1 and 2 only.',
  signatures: [
    {
      literal: 'containerd config version',
      pattern:
        /containerd config version [^\w\s](?<configVersion>\d{1,3})[^\w\s] is not supported, the max version is .2./u,
    },
    {
      literal: 'unsupported config version',
      pattern: /unsupported config version [^\w\s](?<configVersion>\d{1,3})(?!\d)/u,
    },
  ],
  identity: ['configVersion'],
  implies: [
    {
      component: 'containerd',
      role: 'effective',
      range: '<2.0.0',
      when: { configVersion: '3' },
      source: 'containerd@fd2d9b6840 services/server/config/config.go:107',
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
      range: '<2.0.0',
      source: 'https://github.com/containerd/containerd/blob/release/1.7/services/server/config/config.go',
    },
  ],
  fixedIn: [
    {
      component: 'containerd',
      branch: '2.0',
      version: '2.0.0',
      what: 'reads configurations of version 3',
      source: 'https://github.com/containerd/containerd/blob/release/2.0/docs/containerd-2.0.md',
    },
  ],
  references: [
    'https://github.com/containerd/containerd/blob/release/1.7/services/server/config/config.go',
    'https://github.com/containerd/containerd/blob/release/2.0/docs/containerd-2.0.md',
  ],
  samples: [
    'level=error msg="containerd config version `3` is not supported, the max version is `2`, use `containerd config default` to generate a new config"',
    'containerd: failed to load TOML: /etc/containerd/config.toml: unsupported config version `3`',
  ],
  counterSamples: [
    { line: 'containerd config version `1` has been deprecated and will be converted', why: 'a warning' },
    { line: 'unsupported config version', why: 'no version named' },
  ],
} as const satisfies Rule
