import type { LogFormat } from '../schema.ts'

/** Any line that starts with a date and time without zone, e.g. Go's log package and Python's logging. */
export const datePrefixed = {
  id: 'date-prefixed',
  title: 'date and time prefix',
  starts: /[[\d]/u,
  patterns: [
    /^\[?(?<time>\d{4}[-/]\d{2}[-/]\d{2}[ T]\d{2}:\d{2}:\d{2}(?:[.,]\d{1,9})?)\]?(?::|[\t ]+(?=\S)|$)(?<body>.*)$/su,
  ],
  time: 'space-iso',
  layer: 'wrapper',
  samples: [
    {
      line: '2019/03/25 19:00:30 process.go:153: Running: ./hack/e2e-internal/e2e-status.sh',
      expect: { time: '2019/03/25 19:00:30', body: 'process.go:153: Running: ./hack/e2e-internal/e2e-status.sh' },
    },
    {
      line: '[2020-12-10 06:56:41,061] INFO [m:108] Calling',
      expect: { time: '2020-12-10 06:56:41,061', body: 'INFO [m:108] Calling' },
    },
    { line: '2009-07-20 22:59:27,672:DEBUG:Hello', expect: { time: '2009-07-20 22:59:27,672', body: 'DEBUG:Hello' } },
  ],
} as const satisfies LogFormat
