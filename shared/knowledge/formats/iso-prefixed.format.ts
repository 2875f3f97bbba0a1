import type { LogFormat } from '../schema.ts'

/** Any line that starts with a full RFC 3339 time, e.g. zap's console output and `docker logs -t`. */
export const isoPrefixed = {
  id: 'iso-prefixed',
  title: 'RFC 3339 prefix',
  starts: /\d/u,
  patterns: [
    /^(?<time>\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:?\d{2}))(?:[\t ]+(?<body>\S.*)?)?$/su,
  ],
  time: 'rfc3339',
  layer: 'wrapper',
  samples: [
    {
      line: '2022-03-16T13:32:39.044141390Z I0316 13:32:39.044104       1 garbagecollector.go:210] syncing',
      expect: { body: 'I0316 13:32:39.044104       1 garbagecollector.go:210] syncing' },
    },
    {
      line: '2025-04-24T22:09:20.854Z\tinfo\tMetrics',
      expect: { time: '2025-04-24T22:09:20.854Z', body: 'info\tMetrics' },
    },
    { line: '2025-03-05T11:26:07+01:00 hello', expect: { time: '2025-03-05T11:26:07+01:00', body: 'hello' } },
  ],
} as const satisfies LogFormat
