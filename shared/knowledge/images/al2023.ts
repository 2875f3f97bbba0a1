import type { ImageFamily } from '../schema.ts'

/** Amazon Linux 2023; the containerd of an exact image is on no record we know. */
export const al2023 = {
  id: 'al2023',
  title: 'Amazon Linux 2023',
  name: /^al2023-ami-(?:minimal-|ecs-\w{2,8}-)?(?<build>(?<milestone>2023\.\d{1,2})\.\d{8}\.\d{1,3})-kernel-\d{1,2}\.\d{1,3}-(?:x86_64|arm64)$/u,
  hostRole: 'al2023',
  builds: [],
  samples: [
    {
      name: 'al2023-ami-2023.6.20250203.1-kernel-6.1-x86_64',
      expect: { build: '2023.6.20250203.1', milestone: '2023.6' },
    },
  ],
  counterSamples: [
    { line: 'al2023-6-1', why: 'a key of the image configuration, free text' },
    { line: 'ami-0abcdef1234567890', why: 'an id that says nothing about its family' },
  ],
} as const satisfies ImageFamily
