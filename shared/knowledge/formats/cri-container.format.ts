import type { LogFormat } from '../schema.ts'

/** /var/log/pods: what the runtime writes around a container's output (kubernetes: CRI log format). `P` = the line goes on in the next. */
export const criContainer = {
  id: 'cri-container',
  title: 'CRI container log',
  starts: /\d/u,
  patterns: [
    /^(?<time>\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})) (?<stream>stdout|stderr) (?<tag>[FP])(?: (?<body>.*))?$/su,
  ],
  time: 'rfc3339',
  layer: 'wrapper',
  samples: [
    {
      line: '2023-01-09T12:57:28.766132542Z stderr F I0109 12:57:28.766132       1 main.go:12] hello',
      expect: {
        time: '2023-01-09T12:57:28.766132542Z',
        stream: 'stderr',
        tag: 'F',
        body: 'I0109 12:57:28.766132       1 main.go:12] hello',
      },
    },
  ],
} as const satisfies LogFormat
