import type { LogFormat } from '../schema.ts'

/**
 * `journalctl -o export`: a record is many lines, one field each. The fields that matter are read line by line;
 * a MESSAGE takes the time of the __REALTIME_TIMESTAMP before it (shared/analysis/clock).
 */
export const journalExport = {
  id: 'journal-export',
  title: 'journald export',
  starts: /[M_S]/u,
  patterns: [
    /^MESSAGE=(?<body>.*)$/su,
    /^__REALTIME_TIMESTAMP=(?<time>\d{10,17})$/u,
    /^_HOSTNAME=(?<host>\S+)$/u,
    /^SYSLOG_IDENTIFIER=(?<ident>\S+)$/u,
    /^_PID=(?<pid>\d+)$/u,
  ],
  time: 'epoch-micros',
  layer: 'wrapper',
  samples: [
    { line: 'MESSAGE=hello', expect: { body: 'hello' } },
    { line: '__REALTIME_TIMESTAMP=1629216434536141', expect: { time: '1629216434536141' } },
    { line: '_HOSTNAME=kind-control-plane', expect: { host: 'kind-control-plane' } },
    { line: 'SYSLOG_IDENTIFIER=kubelet', expect: { ident: 'kubelet' } },
    { line: '_PID=191', expect: { pid: '191' } },
  ],
} as const satisfies LogFormat
