import type { Rule } from '../schema.ts'

export const resourcesDiskFull = {
  id: 'resources/disk-full',
  catalogue: 'E37',
  kind: 'symptom',
  severity: 'error',
  title: 'the disk of the host is full',
  explain:
    'Something could not be written. Eviction tests fill disks on purpose; outside of them it explains many failures.',
  signatures: [
    { literal: 'no space left on device', pattern: /no space left on device/u },
    { literal: 'Insufficient free disk', pattern: /Insufficient free disk/u },
  ],
  suspects: [{ component: 'os-image', roles: ['installed', 'running', 'requested'] }],
  nextSteps: ['See whether an eviction test ran at this time on this host.'],
  references: ['https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/'],
  samples: ['write /var/lib/containerd/io.containerd.content.v1.content/ingest/1/data: no space left on device'],
  counterSamples: [{ line: 'space left on device: 12 GiB', why: 'there is space' }],
} as const satisfies Rule
