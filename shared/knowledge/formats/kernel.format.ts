import type { LogFormat } from '../schema.ts'

/** Kernel ring buffer, also on the serial console, where other writers stand behind the same bracket. */
export const kernel = {
  id: 'kernel',
  title: 'kernel',
  starts: /[<[]/u,
  patterns: [/^(?:<(?<level>\d{1,3})>)?\[ *(?<time>\d{1,9}\.\d{6})\](?:\[ *[TC]\d+\])? ?(?<body>.*)$/su],
  time: 'since-boot',
  // Priorities of the facilities kernel, user and daemon: eight times the facility and the severity (RFC 5424, section 6.2.1).
  levels: {
    ...{ 0: 'fatal', 1: 'fatal', 2: 'fatal', 3: 'error', 4: 'warning', 5: 'info', 6: 'info', 7: 'debug' },
    ...{ 8: 'fatal', 9: 'fatal', 10: 'fatal', 11: 'error', 12: 'warning', 13: 'info', 14: 'info', 15: 'debug' },
    ...{ 24: 'fatal', 25: 'fatal', 26: 'fatal', 27: 'error', 28: 'warning', 29: 'info', 30: 'info', 31: 'debug' },
  },
  layer: 'wrapper',
  samples: [
    {
      line: '[    0.000000] Linux version 6.6.72+ (builder@host) #1 SMP',
      expect: { time: '0.000000', body: 'Linux version 6.6.72+ (builder@host) #1 SMP' },
    },
    {
      line: '[52217.673410] [  18003]     0 18003      996 bash',
      expect: { time: '52217.673410', body: '[  18003]     0 18003      996 bash' },
    },
    {
      line: '<6>[   12.345678][    T1] systemd[1]: Started',
      expect: { level: '6', time: '12.345678', body: 'systemd[1]: Started' },
    },
  ],
} as const satisfies LogFormat
