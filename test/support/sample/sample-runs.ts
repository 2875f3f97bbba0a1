import { buildRun, type RunFiles } from './build-run.ts'
import type { RunSpec } from './spec.ts'

const COS_117 = { name: 'cos-beta-117-18613-164-38', project: 'cos-cloud', kernel: '6.6.56+', shortName: 'cos-stable', family: 'cos-beta' }
const COS_121 = { name: 'cos-beta-121-18867-0-24', project: 'cos-cloud', kernel: '6.6.72+', shortName: 'cos-stable', family: 'cos-beta' }
const K8S_BEFORE = { version: 'v1.33.0-alpha.3.231+5c8b1a3a7de04f', commit: '5c8b1a3a7de04f6a3d1b2c97e0c5f2a81b9d4e37' }
const K8S_AFTER = { version: 'v1.33.0-alpha.3.245+e1fc73d2516e9c', commit: 'e1fc73d2516e9c4a90b4d1f36c7a25e8d30b7f19' }
const JOB_IMAGE = 'gcr.io/k8s-staging-test-infra/kubekins-e2e:v20250219-4b3a2d1c-master'
const DAY = 86_400_000
const FIRST = Date.UTC(2025, 2, 4, 9, 30, 0)

const line17 = {
  job: 'ci-containerd-node-e2e-1-7',
  branch: '1.7',
  daemon: { version: '1.7.25-40-g6a1c03d8e', revision: '6a1c03d8e5f7b24c9d0e3a7b18f2c465d9e01b3a' },
  testInfraCommit: '9b0f4b7d2c61e8a5f3d7c90b14e6a2587fd3c1e0',
  containerdCommit: '6a1c03d8e5f7b24c9d0e3a7b18f2c465d9e01b3a',
  jobImage: JOB_IMAGE,
} as const
const line16 = {
  ...line17,
  job: 'ci-containerd-node-e2e-1-6',
  branch: '1.6',
  daemon: { version: '1.6.37-12-g2f9e8c1b7', revision: '2f9e8c1b7d6a5044e3b19c8f7a0d2e5b6c413f98' },
  containerdCommit: '2f9e8c1b7d6a5044e3b19c8f7a0d2e5b6c413f98',
} as const

/** The four runs of the built-in sample and the further ones that tests make on the fly. */
export const specs = {
  good17: { ...line17, seed: 17_001, startedAt: FIRST, outcome: 'good', image: COS_117, kubernetes: K8S_BEFORE },
  bad17: { ...line17, seed: 17_002, startedAt: FIRST + DAY, outcome: 'bad', image: COS_121, kubernetes: K8S_AFTER },
  good16: { ...line16, seed: 16_001, startedAt: FIRST + 1_800_000, outcome: 'good', image: COS_117, kubernetes: K8S_BEFORE },
  bad16: { ...line16, seed: 16_002, startedAt: FIRST + DAY + 1_800_000, outcome: 'bad', image: COS_121, kubernetes: K8S_AFTER },
  /** Another good run of the day before: nothing but ids, times and an innocent commit differ. */
  earlier17: { ...line17, seed: 17_003, startedAt: FIRST - DAY, outcome: 'good', image: COS_117, kubernetes: { version: 'v1.33.0-alpha.3.202+0d1e2f3a4b5c6d', commit: '0d1e2f3a4b5c6d7e8f90a1b2c3d4e5f60718293a' } },
} as const satisfies Record<string, RunSpec>

/** Path inside `sample/` → content. */
export function sampleFiles(): RunFiles {
  const files = new Map<string, string>()
  for (const spec of [specs.good17, specs.bad17, specs.good16, specs.bad16]) {
    const run = buildRun(spec)
    for (const [path, content] of run.files) files.set(`logs/${spec.job}/${run.id}/${path}`, content)
    files.set(`logs/${spec.job}/latest-build.txt`, run.id)
  }
  return files
}
