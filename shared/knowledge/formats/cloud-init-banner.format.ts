import type { LogFormat } from '../schema.ts'

/** Printed at each stage; `at` and `Up` together tie the serial console's clock to the time of day. */
export const cloudInitBanner = {
  id: 'cloud-init-banner',
  title: 'cloud-init stage',
  starts: /C/u,
  patterns: [
    /^(?<body>Cloud-init v\. (?<version>\S+) (?:running '(?<stage>[^']+)'|finished) at (?<time>[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} [+-]\d{4})\.(?=.* Up (?<uptime>\d{1,9}(?:\.\d{1,6})?) seconds).*)$/su,
  ],
  time: 'rfc1123',
  layer: 'line',
  samples: [
    {
      line: "Cloud-init v. 22.4.2 running 'modules:final' at Wed, 05 Mar 2025 11:20:33 +0000. Up 21.5 seconds.",
      expect: {
        version: '22.4.2',
        stage: 'modules:final',
        time: 'Wed, 05 Mar 2025 11:20:33 +0000',
        uptime: '21.5',
      },
    },
    {
      line: 'Cloud-init v. 22.4.2 finished at Wed, 05 Mar 2025 11:20:37 +0000. Datasource DataSourceGCELocal.  Up 25.41 seconds',
      expect: { time: 'Wed, 05 Mar 2025 11:20:37 +0000', uptime: '25.41' },
    },
  ],
} as const satisfies LogFormat
