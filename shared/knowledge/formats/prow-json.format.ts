import type { LogFormat } from '../schema.ts'

/** Prow's pod utilities in build-log.txt (test-infra: prow/logrusutil): logrus JSON with a component. */
export const prowJson = {
  id: 'prow-json',
  title: 'Prow pod utilities',
  starts: /\{/u,
  patterns: [/^(?<json>\{(?=.*"component" ?:)(?=.*"(?:msg|message)" ?:).*)$/su],
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
      line: '{"component":"entrypoint","file":"prow/entrypoint/run.go:165","level":"error","msg":"Process did not finish before 2h0m0s timeout","severity":"error","time":"2021-12-08T07:51:56Z"}',
      expect: {
        component: 'entrypoint',
        level: 'error',
        time: '2021-12-08T07:51:56Z',
        body: 'Process did not finish before 2h0m0s timeout',
      },
    },
  ],
} as const satisfies LogFormat
