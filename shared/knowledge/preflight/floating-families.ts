import type { FloatingFamily } from '../schema-preflight.ts'

const founding = 'https://github.com/kubernetes/kubernetes/issues/130590'
const configs = 'https://github.com/kubernetes/test-infra/tree/master/jobs/e2e_node/containerd'
const versioning = 'https://docs.cloud.google.com/container-optimized-os/docs/concepts/versioning'
const protobuf = 'https://github.com/containerd/containerd/issues/13763'
const cgroup2 = 'https://github.com/kubernetes/test-infra/pull/28190'

/** Families that resolve to the newest image of the day. A family is no identity: what it was yesterday says little. */
export const floatingFamilies = [
  {
    name: /^cos-(?:arm64-)?(?:beta|dev)$/u,
    title: 'a channel of Container-Optimized OS',
    moves: 'any-milestone',
    ahead: '>=2.3.0 <2.4.0',
    history: 'In March 2025 cos-beta moved from milestone 117 with containerd 1.7.24 to 121 with 2.0.2.',
    source: founding,
    samples: ['cos-beta', 'cos-dev', 'cos-arm64-beta'],
    counterSamples: ['cos-117-lts', 'cos-beta-121-18867-0-24', 'xcos-beta'],
  },
  {
    name: /^cos-(?:arm64-)?stable$/u,
    title: 'a channel of Container-Optimized OS',
    moves: 'any-milestone',
    source: versioning,
    samples: ['cos-stable', 'cos-arm64-stable'],
    counterSamples: ['cos-stable-117-18613-164-38', 'cos-stable2'],
  },
  {
    name: /^cos-(?:arm64-)?(?<milestone>\d{2,3})-lts$/u,
    title: 'one milestone of Container-Optimized OS',
    moves: 'within-milestone',
    source: versioning,
    samples: ['cos-117-lts', 'cos-arm64-117-lts', 'cos-97-lts'],
    counterSamples: ['cos-lts', 'cos-117', 'ubuntu-2404-lts-amd64'],
  },
  {
    name: /^pipeline-1-32(?:-amd64|-arm64)?$/u,
    title: 'the Ubuntu that GKE 1.32 uses',
    moves: 'within-milestone',
    containerd: '>=1.7.0 <1.8.0',
    cgroup: { mode: 'v2', source: cgroup2 },
    source: configs,
    samples: ['pipeline-1-32-amd64', 'pipeline-1-32'],
    counterSamples: ['pipeline-1-33-amd64', 'pipeline-1-3'],
  },
  {
    name: /^pipeline-1-33(?:-amd64|-arm64)?$/u,
    title: 'the Ubuntu that GKE 1.33 uses',
    moves: 'within-milestone',
    containerd: '>=2.0.0 <2.1.0',
    cgroup: { mode: 'v2', source: cgroup2 },
    source: configs,
    samples: ['pipeline-1-33-amd64'],
    counterSamples: ['pipeline-1-32-amd64'],
  },
  {
    name: /^pipeline-1-34(?:-amd64|-arm64)?$/u,
    title: 'the Ubuntu that GKE 1.34 uses',
    moves: 'within-milestone',
    containerd: '>=2.1.0 <2.2.0',
    cgroup: { mode: 'v2', source: cgroup2 },
    source: configs,
    samples: ['pipeline-1-34-amd64'],
    counterSamples: ['pipeline-1-35-amd64'],
  },
  {
    name: /^pipeline-1-(?:2[5-9]|3[015-9])(?:-amd64|-arm64)?$/u,
    title: 'the Ubuntu of one minor version of GKE',
    moves: 'within-milestone',
    cgroup: { mode: 'v2', source: cgroup2 },
    source: cgroup2,
    samples: ['pipeline-1-29', 'pipeline-1-25-amd64'],
    counterSamples: ['pipeline-1-24', 'pipeline-1-34-amd64'],
  },
] as const satisfies readonly FloatingFamily[]

/** Where the range `ahead` of a family is from. */
export const aheadSource = protobuf
