import type { LogFormat } from '../schema.ts'

/** logrus on a terminal: ctr, crictl, ci-operator. `INFO[0001]` counts seconds since the program's start, which is no time of day. */
export const logrusTty = {
  id: 'logrus-tty',
  title: 'logrus on a terminal',
  starts: /[TDIWEFP]/u,
  patterns: [
    /^(?<level>TRAC|DEBU|INFO|WARN|ERRO|FATA|PANI)\[(?<time>\d{4}-\d{2}-\d{2}T[^\]\s]+)\] ?(?<trailing>.*)$/su,
    /^(?<level>TRAC|DEBU|INFO|WARN|ERRO|FATA|PANI)\[(?<elapsed>\d{4,})\] ?(?<trailing>.*)$/su,
  ],
  time: 'rfc3339',
  levels: {
    TRAC: 'trace',
    DEBU: 'debug',
    INFO: 'info',
    WARN: 'warning',
    ERRO: 'error',
    FATA: 'fatal',
    PANI: 'fatal',
  },
  layer: 'line',
  samples: [
    {
      line: 'WARN[2020-01-19T02:10:57.605176979-05:00] cleaning up after shim disconnected           id=mynginx namespace=default',
      expect: {
        level: 'WARN',
        time: '2020-01-19T02:10:57.605176979-05:00',
        body: 'cleaning up after shim disconnected',
        id: 'mynginx',
        namespace: 'default',
      },
    },
    { line: 'DEBU[0000] List()', expect: { level: 'DEBU', elapsed: '0000', body: 'List()' } },
  ],
} as const satisfies LogFormat
