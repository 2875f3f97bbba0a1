import type { LogFormat } from '../schema.ts'

/** Ginkgo v2's own lines (ginkgo: reporters/default_reporter.go, time layout in types/types.go: month first, zeros trimmed). */
export const ginkgo = {
  id: 'ginkgo',
  title: 'Ginkgo v2',
  starts: /[\sS<>I[•]/u,
  patterns: [
    /^\s*STEP: (?<body>.*) @ (?<time>\d{2}\/\d{2}\/\d{2} \d{2}:\d{2}:\d{2}(?:\.\d{1,3})?)(?: \((?<elapsed>[^()]*)\))?$/su,
    /^\s*[<>] (?<action>Enter|Exit) (?<body>.*) @ (?<time>\d{2}\/\d{2}\/\d{2} \d{2}:\d{2}:\d{2}(?:\.\d{1,3})?)(?: \((?<elapsed>[^()]*)\))?$/su,
    /^\s*(?<body>In \[(?<node>[^\]]+)\] at: (?<source>\S+)) @ (?<time>\d{2}\/\d{2}\/\d{2} \d{2}:\d{2}:\d{2}(?:\.\d{1,3})?)$/u,
    /^\s*\[(?<level>FAILED|FAIL|PANICKED|TIMEDOUT|INTERRUPTED|ABORTED)\] (?<body>.*) @ (?<time>\d{2}\/\d{2}\/\d{2} \d{2}:\d{2}:\d{2}(?:\.\d{1,3})?)$/su,
    /^\s*\[(?<level>FAILED|FAIL|PANICKED|TIMEDOUT|INTERRUPTED|ABORTED)\] (?<body>.*)$/su,
    /^\s*(?<body>• \[(?<level>FAILED|PANICKED|TIMEDOUT|INTERRUPTED|ABORTED)\].*)$/su,
  ],
  time: 'ginkgo',
  levels: {
    FAILED: 'error',
    FAIL: 'error',
    PANICKED: 'error',
    TIMEDOUT: 'error',
    INTERRUPTED: 'error',
    ABORTED: 'error',
  },
  layer: 'line',
  samples: [
    {
      line: '  STEP: Creating a kubernetes client @ 03/05/25 11:26:07.123',
      expect: { time: '03/05/25 11:26:07.123', body: 'Creating a kubernetes client' },
    },
    { line: 'STEP: delete the pod @ 04/10/25 01:02:03 (1.2s)', expect: { time: '04/10/25 01:02:03', elapsed: '1.2s' } },
    {
      line: '> Enter [It] should be able to pull @ 03/05/25 11:26:07.12',
      expect: { action: 'Enter', body: '[It] should be able to pull', time: '03/05/25 11:26:07.12' },
    },
    {
      line: '< Exit [It] should be able to pull @ 03/05/25 11:26:08.12 (1s)',
      expect: { action: 'Exit', time: '03/05/25 11:26:08.12', elapsed: '1s' },
    },
    {
      line: 'In [It] at: test/e2e_node/image_pull_test.go:123 @ 05/21/24 15:15:20.675',
      expect: { node: 'It', source: 'test/e2e_node/image_pull_test.go:123', time: '05/21/24 15:15:20.675' },
    },
    {
      line: '[FAILED] in [It] - test/e2e_node/image_pull_test.go:123 @ 05/21/24 15:15:20.675',
      expect: { level: 'FAILED', time: '05/21/24 15:15:20.675' },
    },
    {
      line: '[FAILED] Failed to get successful response from /configz: context deadline exceeded',
      expect: { level: 'FAILED' },
    },
    { line: '• [FAILED] [4.975 seconds]', expect: { level: 'FAILED', body: '• [FAILED] [4.975 seconds]' } },
    { line: '  [FAIL] [sig-node] Summary API [It] should report', expect: { level: 'FAIL' } },
  ],
} as const satisfies LogFormat
