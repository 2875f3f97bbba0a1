import type { LogFormat } from '../schema.ts'

/** `journalctl -o json`; MESSAGE may be an array of bytes when it is not printable text. */
export const journalJson = {
  id: 'journal-json',
  title: 'journald JSON',
  starts: /\{/u,
  patterns: [/^(?<json>\{(?=.*"__REALTIME_TIMESTAMP" ?:).*)$/su],
  time: 'epoch-micros',
  levels: {
    0: 'fatal',
    1: 'fatal',
    2: 'fatal',
    3: 'error',
    4: 'warning',
    5: 'info',
    6: 'info',
    7: 'debug',
  },
  layer: 'wrapper',
  samples: [
    {
      line: '{"_HOSTNAME":"node-a","__REALTIME_TIMESTAMP":"1741173967123456","PRIORITY":"6","SYSLOG_IDENTIFIER":"containerd","_PID":"1433","MESSAGE":"hello"}',
      expect: {
        host: 'node-a',
        time: '1741173967123456',
        level: '6',
        ident: 'containerd',
        pid: '1433',
        body: 'hello',
      },
    },
    {
      line: '{ "__REALTIME_TIMESTAMP" : "1741173967123456", "SYSLOG_IDENTIFIER" : "kernel", "MESSAGE" : [104,105,0] }',
      expect: { ident: 'kernel', body: 'hi\0' },
    },
  ],
} as const satisfies LogFormat
