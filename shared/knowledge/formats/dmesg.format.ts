import type { LogFormat } from '../schema.ts'

/** `dmesg -T`: wall time with a year, in the zone of the machine. */
export const dmesg = {
  id: 'dmesg',
  title: 'dmesg -T',
  starts: /\[/u,
  patterns: [/^\[(?<time>[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4})\] ?(?<body>.*)$/su],
  time: 'dmesg',
  layer: 'wrapper',
  samples: [
    {
      line: '[Wed Mar  5 11:20:01 2025] cgroup: fork rejected by pids controller',
      expect: { time: 'Wed Mar  5 11:20:01 2025', body: 'cgroup: fork rejected by pids controller' },
    },
  ],
} as const satisfies LogFormat
