import type { LogFormat } from '../schema.ts'

/** `journalctl -o short-precise`, used by cluster e2e (test-infra: logexporter/cluster/log-dump.sh): no year, microseconds. */
export const journalShortPrecise = {
  id: 'journal-short-precise',
  title: 'journald short-precise',
  starts: /\S/u,
  patterns: [
    /^(?<time>\S{2,9} [ \d]?\d \d{2}:\d{2}:\d{2}\.\d{3,9}) (?<host>[^\s:[\]]+) (?<ident>[^\s:[\]="]+)(?:\[(?<pid>\d+)\])?:(?: |$)(?<body>.*)$/su,
    /^(?<time>\S{2,9} [ \d]?\d \d{2}:\d{2}:\d{2}\.\d{3,9}) (?<ident>[\w.@()/-]+)\[(?<pid>\d+)\]:(?: |$)(?<body>.*)$/su,
  ],
  time: 'journal-short',
  layer: 'wrapper',
  samples: [
    {
      line: 'Oct 10 11:31:21.302899 bootstrap-e2e-master containerd[1433]: hello',
      expect: {
        time: 'Oct 10 11:31:21.302899',
        host: 'bootstrap-e2e-master',
        ident: 'containerd',
        pid: '1433',
        body: 'hello',
      },
    },
    {
      line: 'Jun 26 06:00:00.061958 containerd[1187]: no host name',
      expect: { time: 'Jun 26 06:00:00.061958', ident: 'containerd', body: 'no host name' },
    },
  ],
} as const satisfies LogFormat
