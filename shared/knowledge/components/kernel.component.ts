import type { Component } from '../schema.ts'

export const kernel = {
  id: 'kernel',
  title: 'Linux kernel',
  readings: [
    {
      id: 'boot-line',
      literal: 'Linux version ',
      pattern: /(?:^|[\]:>] ?)Linux version (?<version>\d{1,3}\.\d{1,4}\.\d{1,4}[\w.+~-]{0,80}) \(/u,
      role: 'running',
      isStart: true,
      source: 'first line of the kernel log',
      samples: [
        {
          line: '[    0.000000] Linux version 6.6.72+ (builder@localhost) (Chromium OS 17.0_pre498229-r33 clang version 17.0.0) #1 SMP PREEMPT_DYNAMIC',
          expect: { version: '6.6.72+' },
        },
        {
          line: 'Mar 05 11:18:01 host kernel: Linux version 5.15.0-1049-gke (buildd@lcy02-amd64-047) (gcc (Ubuntu 11.4.0-1ubuntu1~22.04) 11.4.0) #54-Ubuntu SMP',
          expect: { version: '5.15.0-1049-gke' },
        },
      ],
      counterSamples: [
        { line: 'Amazon Linux version 2023.6.1 (al2023)', why: 'a distribution' },
        { line: 'requires Linux version 5.12.0 or later', why: 'a requirement' },
      ],
    },
    {
      id: 'node-info',
      literal: 'ernelVersion',
      pattern:
        /(?:"kernelVersion": ?"|\b[kK]ernelVersion: ?)(?<version>\d{1,3}\.\d{1,4}\.\d{1,4}(?:[.+~-]\w{1,64}){0,12}\+?)(?![0-9A-Za-z])/u,
      role: 'reported',
      source: 'Node status.nodeInfo.kernelVersion',
      samples: [
        { line: '      kernelVersion: 5.10.123+', expect: { version: '5.10.123+' } },
        {
          line: '"kernelVersion": "6.1.112-122.189.amzn2023.x86_64",',
          expect: { version: '6.1.112-122.189.amzn2023.x86_64' },
        },
      ],
      counterSamples: [{ line: 'minimumKernelVersion: 5.10', why: 'a requirement' }],
    },
    {
      id: 'oops',
      literal: 'ainted',
      pattern:
        /\bComm: .{1,64}? (?:Not tainted|Tainted: [A-Z ]{1,40}?) +(?<version>\d{1,3}\.\d{1,4}\.\d{1,4}[\w.+~-]{0,80})(?: #\d|$)/u,
      role: 'running',
      source: 'kernel dump_stack header; kubernetes/kubernetes#116382',
      samples: [
        {
          line: 'Mar  3 15:04:11 localhost kernel: [610610.264499] CPU: 2 PID: 7140 Comm: runc:[2:INIT] Tainted: G           O      4.19.81-',
          expect: { version: '4.19.81-' },
        },
        {
          line: '[  120.113] CPU: 0 PID: 1 Comm: systemd Not tainted 6.6.72+ #1',
          expect: { version: '6.6.72+' },
        },
      ],
      counterSamples: [{ line: 'the node is tainted 1.2.3', why: 'a taint of Kubernetes' }],
    },
  ],
} as const satisfies Component
