import type { LogFormat } from '../schema.ts'

/** containerd and others that log through logrus without a terminal, and logfmt writers that put time or level first. */
export const logfmt = {
  id: 'logfmt',
  title: 'logfmt (containerd)',
  starts: /[tlm]/u,
  patterns: [/^(?<pairs>(?:time|ts|level|lvl|msg)=.*)$/su],
  time: 'rfc3339',
  levels: {
    trace: 'trace',
    debug: 'debug',
    info: 'info',
    warn: 'warning',
    warning: 'warning',
    error: 'error',
    fatal: 'fatal',
    panic: 'fatal',
  },
  layer: 'line',
  samples: [
    {
      line: 'time="2025-03-05T11:26:07.123456789Z" level=info msg="starting containerd" revision=88aa2f53 version=v2.0.2',
      expect: {
        time: '2025-03-05T11:26:07.123456789Z',
        level: 'info',
        body: 'starting containerd',
        revision: '88aa2f53',
        version: 'v2.0.2',
      },
    },
    {
      line: 'time="2018-05-21T10:12:01Z" level=info msg="loading plugin "io.containerd.grpc.v1.cri"..." type=io.containerd.grpc.v1',
      expect: { body: 'loading plugin "io.containerd.grpc.v1.cri"...', type: 'io.containerd.grpc.v1' },
    },
    { line: 'level=error msg="exit status 1"', expect: { level: 'error', body: 'exit status 1' } },
  ],
} as const satisfies LogFormat
