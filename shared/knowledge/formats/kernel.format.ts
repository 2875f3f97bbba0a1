import type { LogFormat } from '../schema.ts'

/** Kernel ring buffer, also on the serial console, where other writers stand behind the same bracket. */
export const kernel = {
  id: 'kernel',
  title: 'kernel',
  starts: /[<[]/u,
  patterns: [/^(?:<\d{1,3}>)?\[ *(?<time>\d{1,9}\.\d{6})\](?:\[ *[TC]\d+\])? ?(?<body>.*)$/su],
  time: 'since-boot',
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
      expect: { time: '12.345678', body: 'systemd[1]: Started' },
    },
  ],
} as const satisfies LogFormat
