import type { Rule } from '../schema.ts'

export const configVersionDeprecated = {
  id: 'config/version-deprecated',
  catalogue: 'E15',
  kind: 'noise',
  severity: 'info',
  title: 'the containerd configuration has the old version 1',
  explain: 'A warning only: the daemon converts it. It becomes an error with a later major version.',
  signatures: [
    { literal: 'containerd config version', pattern: /containerd config version .1. has been deprecated/u },
    { literal: 'please switch to version', pattern: /deprecated version : .1., please switch to version .2./u },
  ],
  nextSteps: ['Nothing for this failure.'],
  references: ['https://github.com/containerd/containerd/blob/main/docs/PLUGINS.md#version-header'],
  samples: [
    'level=warning msg="containerd config version `1` has been deprecated and will be removed in containerd v2.0, please switch to version `2`"',
    'level=warning msg="deprecated version : `1`, please switch to version `2`"',
  ],
  counterSamples: [{ line: 'containerd config version `3` is not supported, the max version is `2`', why: 'an error' }],
} as const satisfies Rule
