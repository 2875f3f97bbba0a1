import { instant } from '#shared/base/time.ts'
import type {
  ArtifactCopyView,
  CacheView,
  FetchView,
  JobRunsView,
  JobRunView,
  ReferenceView,
  RunView,
  SourceView,
} from '#shared/ipc/views.ts'
import { runs } from './founding-view.ts'

/** Runs in a bucket as the renderer gets them: the founding incident, half of its bad run copied. */
const JOB = 'ci-containerd-node-e2e-1-7'
const PLACE = `gs://kubernetes-ci-logs/logs/${JOB}`
const HOUR = 3_600_000_000

export const halfCopy: FetchView = {
  runId: 'r-bucket',
  phase: 'idle',
  artifacts: { total: 4, cached: 2, failed: 1 },
  bytes: { total: 4_000, cached: 1_000, wanted: 0 },
  isDecisive: true,
  isFromCache: false,
  isPending: false,
}

export const bucketRun: RunView = {
  runId: 'r-bucket',
  label: `${PLACE}/1897253500112233472`,
  facts: { ...runs.bad17.facts, source: PLACE },
  copy: halfCopy,
}

export const bucketSource: SourceView = {
  sourceId: 's-bucket',
  label: `${PLACE}/1897253500112233472`,
  kind: 'prow',
  runs: [bucketRun],
}

export const runReference: ReferenceView = {
  referenceId: 'ref-run',
  kind: 'run',
  title: `run 1897253500112233472 of ${JOB}`,
  place: `${PLACE}/1897253500112233472`,
}

export const jobReference: ReferenceView = {
  referenceId: 'ref-job',
  kind: 'job',
  title: `the runs of ${JOB}`,
  place: PLACE,
}

/** `hoursBefore` the start of the failed run. */
export function jobRun(id: string, result: JobRunView['facts']['result'], hoursBefore = 0): JobRunView {
  const startedAt = instant((runs.bad17.facts.startedAt ?? 0) - hoursBefore * HOUR)
  return {
    referenceId: `ref-${id}`,
    id,
    facts: { job: JOB, id, startedAt, source: PLACE, ...(result === undefined ? {} : { result }) },
    images: ['cos-beta-117-18613-164-38'],
    isCached: false,
  }
}

export const jobRuns: JobRunsView = {
  job: JOB,
  place: PLACE,
  runs: [
    jobRun('1897253500112233472', 'failure'),
    jobRun('1897072305056116736', 'failure', 12),
    jobRun('1896891112345600000', 'success', 24),
  ],
  suggestion: {
    referenceId: 'ref-1896891112345600000',
    id: '1896891112345600000',
    reason: 'The nearest green run before it.',
  },
  hasMore: true,
}

export const artifactCopies: readonly ArtifactCopyView[] = [
  { name: 'build-log.txt', bytes: 900, state: 'cached', doneBytes: 900, integrity: 'verified' },
  { name: 'finished.json', bytes: 100, state: 'cached', doneBytes: 100, integrity: 'length-only' },
  { name: 'artifacts/big.log', bytes: 2_500, state: 'not-fetched', doneBytes: 0 },
  {
    name: 'artifacts/torn.log',
    bytes: 500,
    state: 'failed',
    doneBytes: 0,
    problem: { code: 'fetch/corrupt', what: 'artifacts/torn.log', reason: 'the checksum differs' },
  },
]

export const emptyCache: CacheView = { dir: '/tmp/cache', bytes: 0, quotaBytes: 20 * 1024 ** 3, runs: [] }
