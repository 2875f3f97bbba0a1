import type { LogFormat } from '../schema.ts'

/** One JSON object per line with a message: containerd with `format = "json"`, etcd and others that log through zap. */
export const logrusJson = {
  id: 'logrus-json',
  title: 'JSON lines',
  starts: /\{/u,
  patterns: [/^(?<json>\{(?=.*"(?:msg|message)" ?:).*)$/su],
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
      line: '{"level":"info","msg":"starting containerd","revision":"88aa2f53","time":"2025-03-05T11:26:07.123456789Z","version":"v2.0.2"}',
      expect: {
        level: 'info',
        time: '2025-03-05T11:26:07.123456789Z',
        body: 'starting containerd',
        version: 'v2.0.2',
      },
    },
    {
      line: '{"level":"warn","ts":"2021-08-17T16:07:14.851Z","caller":"etcdserver/util.go:166","msg":"apply request took too long"}',
      expect: { level: 'warn', time: '2021-08-17T16:07:14.851Z', body: 'apply request took too long' },
    },
  ],
} as const satisfies LogFormat
