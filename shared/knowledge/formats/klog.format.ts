import type { LogFormat } from '../schema.ts'

/** kubernetes: k8s.io/klog/v2 klog.go, header `Lmmdd hh:mm:ss.uuuuuu threadid file:line]`; e2e suites indent it. */
export const klog = {
  id: 'klog',
  title: 'Kubernetes klog',
  starts: /[\sIWEF]/u,
  patterns: [
    /^\s*(?<level>[IWEF])(?<time>\d{4} \d{2}:\d{2}:\d{2}\.\d{6}) +(?<thread>\d+) (?<source>[^\s:\]]+:\d+)\] ?(?<body>.*)$/su,
  ],
  time: 'klog',
  levels: { I: 'info', W: 'warning', E: 'error', F: 'fatal' },
  layer: 'line',
  samples: [
    {
      line: 'E0305 11:26:07.123456    1234 remote_runtime.go:193] "RunPodSandbox from runtime service failed" err="x"',
      expect: {
        level: 'E',
        time: '0305 11:26:07.123456',
        thread: '1234',
        source: 'remote_runtime.go:193',
        body: '"RunPodSandbox from runtime service failed" err="x"',
      },
    },
    {
      line: '  I0906 15:27:49.575766   11152 test_context.go:553] Tolerating taints',
      expect: { level: 'I', time: '0906 15:27:49.575766', body: 'Tolerating taints' },
    },
    {
      line: 'I0906 15:27:49.575766 11152 test_context.go:561] The --provider flag is not set.',
      expect: { thread: '11152', body: 'The --provider flag is not set.' },
    },
    { line: 'I0517 15:04:22.619632 1952452992 logging_unittest.cc:253]', expect: { body: '' } },
  ],
} as const satisfies LogFormat
