import type { ContainerdRelease } from '../schema-preflight.ts'

const source = 'https://github.com/containerd/containerd/blob/main/RELEASES.md'

/**
 * Release lines of containerd, oldest first. Highest configuration version: services/server/config/config.go of 1.x,
 * cmd/containerd/server/config/config.go of 2.x; pause image: the CRI plugin's default configuration of each line.
 */
export const containerdReleases = [
  {
    line: '1.4',
    start: '2020-08-17',
    end: '2022-03-03',
    configVersion: 2,
    cri: ['v1alpha2'],
    pause: '3.2',
    source,
  },
  {
    line: '1.5',
    start: '2021-05-03',
    end: '2023-02-28',
    configVersion: 2,
    cri: ['v1', 'v1alpha2'],
    pause: '3.5',
    source,
  },
  {
    line: '1.6',
    start: '2022-02-15',
    end: '2025-08-23',
    configVersion: 2,
    cri: ['v1', 'v1alpha2'],
    pause: '3.6',
    source,
  },
  {
    line: '1.7',
    start: '2023-03-10',
    end: '2026-09',
    lts: true,
    configVersion: 2,
    cri: ['v1', 'v1alpha2'],
    pause: '3.8',
    source,
  },
  {
    line: '2.0',
    start: '2024-11-05',
    end: '2027-03',
    lts: true,
    configVersion: 3,
    cri: ['v1'],
    pause: '3.10',
    source,
  },
  { line: '2.1', start: '2025-05-07', end: '2026-07-03', configVersion: 3, cri: ['v1'], pause: '3.10', source },
  { line: '2.2', start: '2025-11-05', end: '2026-11-06', configVersion: 3, cri: ['v1'], pause: '3.10.1', source },
  {
    line: '2.3',
    start: '2026-04-30',
    end: '2028-04-30',
    lts: true,
    configVersion: 4,
    cri: ['v1'],
    pause: '3.10.2',
    source,
  },
  { line: '2.4', start: '2026-08-26', end: '2027-04-26', tentative: true, configVersion: 4, cri: ['v1'], source },
] as const satisfies readonly ContainerdRelease[]
