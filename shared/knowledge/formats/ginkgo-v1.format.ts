import type { LogFormat } from '../schema.ts'

/** Ginkgo v1 and the e2e framework's own log lines of its time; the bullet is also seen as UTF-8 read as Windows-1252. */
export const ginkgoV1 = {
  id: 'ginkgo-v1',
  title: 'Ginkgo v1',
  starts: /[\sA-Z•â[]/u,
  patterns: [
    /^\s*(?<time>[A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2}\.\d{3}): (?:(?<level>INFO|WARN|WARNING|ERROR|FAIL): )?(?<body>.*)$/su,
    /^\s*(?<body>(?:•|â€¢) (?<level>Failure|Panic)(?: in Spec [^[]*)? \[(?<elapsed>[\d.]+) seconds\].*)$/su,
    /^\s*\[(?<level>Fail|Panic!)\] (?<body>.*)$/su,
    /^\s*STEP: (?<body>.*)$/su,
  ],
  time: 'ginkgo-v1',
  levels: {
    INFO: 'info',
    WARN: 'warning',
    WARNING: 'warning',
    ERROR: 'error',
    FAIL: 'error',
    Failure: 'error',
    Panic: 'error',
    Fail: 'error',
    'Panic!': 'error',
  },
  layer: 'line',
  samples: [
    {
      line: '  Mar 29 12:16:54.617: INFO: At 2023-03-29 12:15:57 +0000 UTC - event for pod: {kubelet host} Failed: x',
      expect: {
        time: 'Mar 29 12:16:54.617',
        level: 'INFO',
        body: 'At 2023-03-29 12:15:57 +0000 UTC - event for pod: {kubelet host} Failed: x',
      },
    },
    { line: '• Failure [300.409 seconds]', expect: { level: 'Failure', elapsed: '300.409' } },
    { line: '• Failure in Spec Setup (BeforeEach) [1.5 seconds]', expect: { level: 'Failure', elapsed: '1.5' } },
    { line: 'â€¢ Failure [240.501 seconds]', expect: { level: 'Failure' } },
    { line: '[Fail] [k8s.io] Summary API [It] reports', expect: { level: 'Fail' } },
    { line: 'STEP: Creating a kubernetes client', expect: { body: 'Creating a kubernetes client' } },
  ],
} as const satisfies LogFormat
