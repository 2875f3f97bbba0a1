import type { LogFormat } from '../schema.ts'

/** `journalctl` without `-o`: no year, whole seconds. Month names of any locale are accepted here; the clock reads English ones. */
export const journalShort = {
  id: 'journal-short',
  title: 'journald short',
  starts: /\S/u,
  patterns: [
    /^(?<time>\S{2,9} [ \d]?\d \d{2}:\d{2}:\d{2}) (?<host>[^\s:[\]]+) (?<ident>[^\s:[\]="]+)(?:\[(?<pid>\d+)\])?:(?: |$)(?<body>.*)$/su,
    /^(?<time>\S{2,9} [ \d]?\d \d{2}:\d{2}:\d{2}) (?<ident>[\w.@()/-]+)\[(?<pid>\d+)\]:(?: |$)(?<body>.*)$/su,
  ],
  time: 'journal-short',
  layer: 'wrapper',
  samples: [
    {
      line: 'Mar 05 11:26:07 tmp-node-e2e-5aae0a5a containerd[1433]: time="2025-03-05T11:26:07Z" level=info msg="x"',
      expect: {
        time: 'Mar 05 11:26:07',
        host: 'tmp-node-e2e-5aae0a5a',
        ident: 'containerd',
        pid: '1433',
        body: 'time="2025-03-05T11:26:07Z" level=info msg="x"',
      },
    },
    {
      line: 'Mar 05 11:20:01 host kernel: Linux version 6.6.72+',
      expect: { ident: 'kernel', body: 'Linux version 6.6.72+' },
    },
    {
      line: 'Nov  3 09:47:02 veridian sudo: root : TTY=pts/6',
      expect: { time: 'Nov  3 09:47:02', host: 'veridian', ident: 'sudo', body: 'root : TTY=pts/6' },
    },
    { line: '1月 20 17:23:06 host containerd[13445]: x', expect: { time: '1月 20 17:23:06', ident: 'containerd' } },
    { line: 'Mar 05 11:26:07 containerd[1433]: no host name', expect: { ident: 'containerd', body: 'no host name' } },
  ],
} as const satisfies LogFormat
