import type { LogFormat } from '../schema.ts'

/** `journalctl -o short-iso` and `short-iso-precise`: year and offset, the offset without a colon before systemd 255. */
export const journalShortIso = {
  id: 'journal-short-iso',
  title: 'journald short-iso',
  starts: /\d/u,
  patterns: [
    /^(?<time>\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})) (?<host>[^\s:[\]]+) (?<ident>[^\s:[\]="]+)(?:\[(?<pid>\d+)\])?:(?: |$)(?<body>.*)$/su,
  ],
  time: 'rfc3339',
  layer: 'wrapper',
  samples: [
    {
      line: '2026-03-18T22:26:10+0000 node-a systemd[1]: Started containerd.service - containerd container runtime.',
      expect: {
        time: '2026-03-18T22:26:10+0000',
        host: 'node-a',
        ident: 'systemd',
        pid: '1',
        body: 'Started containerd.service - containerd container runtime.',
      },
    },
    {
      line: '2026-03-18T22:26:10.123456+00:00 node-a kernel: Linux version 6.6.72+',
      expect: { time: '2026-03-18T22:26:10.123456+00:00', ident: 'kernel' },
    },
  ],
} as const satisfies LogFormat
