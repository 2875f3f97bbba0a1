import type { CosMilestone } from '../schema-preflight.ts'

const notes = 'https://docs.cloud.google.com/container-optimized-os/docs/release-notes'
const notes105 = `${notes}/m105` as const
const glibc = 'https://github.com/kubernetes/kubernetes/issues/121309'
const founding = 'https://github.com/kubernetes/kubernetes/issues/130590'

/** Where the columns are from that are not about what a milestone bundles: for that each row has its own source. */
export const cosSources = {
  end: 'https://docs.cloud.google.com/container-optimized-os/docs/concepts/versioning',
  cgroup: 'https://github.com/kubernetes/test-infra/pull/24804',
  cgroupDriver: notes105,
  glibc,
} as const

/** Milestones of Container-Optimized OS, oldest first. */
export const cosMilestones = [
  {
    milestone: '89',
    containerd: '>=1.4.0 <1.5.0',
    end: '2023-12',
    cgroup: 'v1',
    lacksGlibc: '2.34',
    source: 'https://github.com/kubernetes/kubernetes/issues/116944',
  },
  {
    milestone: '93',
    containerd: '>=1.4.0 <1.5.0',
    end: '2023-10',
    cgroup: 'v1',
    lacksGlibc: '2.34',
    source: 'https://github.com/kubernetes/test-infra/pull/29694',
  },
  {
    milestone: '97',
    containerd: '>=1.6.0 <1.7.0',
    end: '2024-04',
    cgroup: 'v2',
    lacksGlibc: '2.34',
    source: glibc,
  },
  {
    milestone: '101',
    containerd: '>=1.6.0 <1.7.0',
    end: '2024-10',
    cgroup: 'v2',
    source: 'https://github.com/kubernetes/test-infra/pull/29184',
  },
  {
    milestone: '105',
    containerd: '>=1.6.15 <1.8.0',
    end: '2025-03',
    cgroup: 'v2',
    cgroupDriver: 'systemd',
    source: notes105,
  },
  {
    milestone: '109',
    containerd: '>=1.7.0 <1.8.0',
    derived: true,
    end: '2025-09',
    cgroup: 'v2',
    source: 'https://github.com/kubernetes/kubernetes/pull/122359',
  },
  { milestone: '113', containerd: '>=1.7.0 <1.8.0', derived: true, end: '2026-03', cgroup: 'v2', source: notes },
  { milestone: '117', containerd: '>=1.7.24 <1.8.0', end: '2026-09', cgroup: 'v2', source: founding },
  { milestone: '121', containerd: '>=2.0.2 <2.1.0', end: '2027-03', cgroup: 'v2', source: founding },
  { milestone: '125', containerd: '>=2.1.3 <2.2.0', end: '2027-09', cgroup: 'v2', source: notes },
  {
    milestone: '129',
    containerd: '>=2.2.3 <2.3.0',
    end: '2028-03',
    cgroup: 'v2',
    source: 'https://github.com/kubernetes/kubernetes/issues/141049',
  },
  { milestone: '133', containerd: '>=2.2.3 <2.3.0', derived: true, cgroup: 'v2', source: notes },
] as const satisfies readonly CosMilestone[]
