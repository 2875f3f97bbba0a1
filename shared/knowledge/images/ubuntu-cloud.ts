import type { ImageFamily } from '../schema.ts'

/** Plain Ubuntu cloud images (project ubuntu-os-cloud): they come without containerd. */
export const ubuntuCloud = {
  id: 'ubuntu-cloud',
  title: 'Ubuntu',
  name: /^ubuntu-(?:minimal-)?(?<build>(?<milestone>\d{4})-[a-z]{3,12}(?:-amd64|-arm64)?-v\d{8}[a-z]?)$/u,
  hostRole: 'ubuntu',
  builds: [],
  samples: [
    { name: 'ubuntu-2004-focal-v20220712', expect: { build: '2004-focal-v20220712', milestone: '2004' } },
    { name: 'ubuntu-2404-noble-amd64-v20250502a', expect: { build: '2404-noble-amd64-v20250502a', milestone: '2404' } },
  ],
  counterSamples: [{ line: 'ubuntu-2404-lts-amd64', why: 'a family, not an image' }],
} as const satisfies ImageFamily
