import type { LogFormat } from '../schema.ts'

/** /var/log/cloud-init.log (cloud-init: cloudinit/log.py): local time, not marked as such, with a comma. */
export const cloudInit = {
  id: 'cloud-init',
  title: 'cloud-init log',
  starts: /\d/u,
  patterns: [
    /^(?<time>\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2},\d{3}) - (?<source>[\w.-]+)\[(?<level>[A-Z]+)\]: ?(?<body>.*)$/su,
  ],
  time: 'space-iso',
  levels: {
    DEBUG: 'debug',
    INFO: 'info',
    WARNING: 'warning',
    ERROR: 'error',
    CRITICAL: 'fatal',
  },
  layer: 'line',
  samples: [
    {
      line: "2023-01-02 03:04:05,678 - util.py[DEBUG]: Running command ['uname', '-r']",
      expect: {
        time: '2023-01-02 03:04:05,678',
        source: 'util.py',
        level: 'DEBUG',
        body: "Running command ['uname', '-r']",
      },
    },
  ],
} as const satisfies LogFormat
