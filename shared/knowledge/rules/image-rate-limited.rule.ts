import type { Rule } from '../schema.ts'

export const imageRateLimited = {
  id: 'image/rate-limited',
  catalogue: 'E29',
  kind: 'root-cause',
  severity: 'error',
  title: 'a registry refuses image pulls: too many requests',
  explain: 'The registry limits pulls. An infrastructure fault, not a skew of components.',
  signatures: [
    { literal: 'toomanyrequests', pattern: /toomanyrequests: /u },
    { literal: '429 Too Many Requests', pattern: /429 Too Many Requests/u },
  ],
  nextSteps: ['Run again later; use a mirror or a registry without the limit.'],
  references: [
    'https://github.com/kata-containers/kata-containers/issues/10109',
    'https://docs.docker.com/docker-hub/usage/pulls/',
  ],
  samples: [
    'Failed to pull image "busybox": 429 Too Many Requests - Server message: toomanyrequests: You have reached your pull rate limit.',
  ],
  counterSamples: [{ line: 'HTTP/1.1" 200 429 requests', why: 'a number' }],
} as const satisfies Rule
