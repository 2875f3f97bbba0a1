import type { LogFormat } from '../schema.ts'

/** What systemd shows on the console while booting. Only its own wording of FAILED: Ginkgo has the same bracket. */
export const systemdStatus = {
  id: 'systemd-status',
  title: 'systemd console status',
  starts: /\[/u,
  patterns: [
    /^\[(?<level> {2}OK {2}| WARN | INFO | TIME |DEPEND)\] ?(?<body>.*)$/su,
    /^\[(?<level>FAILED)\] (?<body>Failed (?:to (?:start|mount|listen on|activate swap)|unmounting|deactivating swap) .*)$/su,
  ],
  levels: {
    '  OK  ': 'info',
    ' WARN ': 'warning',
    ' INFO ': 'info',
    ' TIME ': 'error',
    DEPEND: 'error',
    FAILED: 'error',
  },
  layer: 'line',
  samples: [
    { line: '[  OK  ] Started containerd.service.', expect: { level: '  OK  ', body: 'Started containerd.service.' } },
    {
      line: '[FAILED] Failed to start containerd.service - containerd container runtime.',
      expect: { level: 'FAILED', body: 'Failed to start containerd.service - containerd container runtime.' },
    },
    {
      line: '[DEPEND] Dependency failed for Kubelet.',
      expect: { level: 'DEPEND', body: 'Dependency failed for Kubelet.' },
    },
  ],
} as const satisfies LogFormat
