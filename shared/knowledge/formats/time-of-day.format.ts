import type { LogFormat } from '../schema.ts'

/** Jenkins' timestamper: the day is not written, so nothing is read from it. */
export const timeOfDay = {
  id: 'time-of-day',
  title: 'time of day',
  starts: /\d/u,
  patterns: [/^(?<clock>\d{2}:\d{2}:\d{2}(?:\.\d{3})?) (?<body>.*)$/su],
  layer: 'wrapper',
  samples: [
    {
      line: '08:39:59 • Failure [480.009 seconds]',
      expect: { clock: '08:39:59', body: '• Failure [480.009 seconds]' },
    },
  ],
} as const satisfies LogFormat
