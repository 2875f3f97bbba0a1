import type { ImageFamily } from '../schema.ts'

/** Fedora CoreOS (project fedora-coreos-cloud); its jobs run CRI-O. */
export const fcos = {
  id: 'fcos',
  title: 'Fedora CoreOS',
  name: /^fedora-coreos-(?<build>(?<milestone>\d{2})-\d{8}-\d-\d{1,2})-gcp-(?:x86-64|aarch64)$/u,
  hostRole: 'fcos',
  builds: [],
  samples: [
    { name: 'fedora-coreos-41-20250215-3-0-gcp-x86-64', expect: { build: '41-20250215-3-0', milestone: '41' } },
  ],
  counterSamples: [{ line: 'fedora-coreos-stable', why: 'a stream, not an image' }],
} as const satisfies ImageFamily
