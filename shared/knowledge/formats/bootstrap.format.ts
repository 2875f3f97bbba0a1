import type { LogFormat } from '../schema.ts'

/** Bootstrap-era Prow put this before every line: `W` = standard error, `I` = standard output; no level is meant. */
export const bootstrap = {
  id: 'bootstrap',
  title: 'bootstrap prefix',
  starts: /[IWEF]/u,
  patterns: [/^(?<stream>[IWEF])(?<time>\d{4} \d{2}:\d{2}:\d{2}\.\d{3})\] ?(?<body>.*)$/su],
  time: 'klog',
  layer: 'wrapper',
  samples: [
    {
      line: 'W0329 12:21:55.195]   Mar 29 12:16:54.617: INFO: hello',
      expect: { stream: 'W', time: '0329 12:21:55.195', body: '  Mar 29 12:16:54.617: INFO: hello' },
    },
    { line: 'I0930 20:58:59.334] ', expect: { stream: 'I', body: '' } },
  ],
} as const satisfies LogFormat
