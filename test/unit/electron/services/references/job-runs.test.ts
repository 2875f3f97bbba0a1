import { describe, expect, it } from 'vitest'
import { structuredFormatOf } from '#shared/analysis/read/index.ts'
import { instant } from '#shared/base/time.ts'
import type { RunPlace } from '#shared/model/reference.ts'
import { jobOfRun } from '../../../../../electron/services/references/list-runs.ts'
import { loadJobRuns, type JobRunsRequest } from '../../../../../electron/services/references/job-runs.ts'
import { memoryStorage } from './memory-storage.ts'

const BUCKET = 'kubernetes-ci-logs'
const COMMIT = '5feab0aa1e59c1d2b3a4f5e6d7c8b9a0f1e2d3c4'
const live = { aborted: false, addEventListener: () => undefined }
const job = { kind: 'job', place: { bucket: BUCKET, path: 'logs/j' }, job: 'j' } as const

const place = (id: string, path = `logs/j/${id}`): RunPlace => ({ bucket: BUCKET, path, job: 'j', id })

type Files = Readonly<Record<string, string>>
/** A run with all small files; started at `id` seconds. */
const runFiles = (path: string, seconds: number, result = 'SUCCESS'): Files => ({
  [`${BUCKET}/${path}/started.json`]: JSON.stringify({
    timestamp: seconds,
    repos: { 'kubernetes/kubernetes': `master:${COMMIT}`, 'containerd/containerd': 'main' },
  }),
  [`${BUCKET}/${path}/finished.json`]: JSON.stringify({ timestamp: seconds + 60, result }),
  [`${BUCKET}/${path}/artifacts/junit_01.xml`]: '<testsuite/>',
  [`${BUCKET}/${path}/artifacts/tmp-node-e2e-0a1b2c3d-cos-beta-121-18867-0-24/kubelet.log`]: 'x',
})
const merge = (parts: readonly Files[]): Files => Object.fromEntries(parts.flatMap(part => Object.entries(part)))

interface World {
  readonly files: Files
  readonly closed?: readonly string[]
  readonly cached?: readonly string[]
  readonly signal?: typeof live
}

async function load(request: JobRunsRequest, { files, closed, cached = [], signal = live }: World) {
  const storage = memoryStorage(files, closed)
  const openReader = (artifact: string) => structuredFormatOf(artifact)?.open({ artifact })
  const isCached = ({ id }: RunPlace) => cached.includes(id)
  return { storage, loaded: await loadJobRuns(request, { storage, openReader, isCached }, signal) }
}

async function ids(request: JobRunsRequest, world: World) {
  const { loaded } = await load(request, world)
  if (!loaded.ok) return loaded.error
  const { runs, hasMore, target } = loaded.value
  return { ids: runs.map(run => run.reference.place.id), hasMore, target: target?.reference.place.id }
}

const many = merge(Array.from({ length: 30 }, (_, index) => runFiles(`logs/j/${index + 1}`, index + 1)))

describe('loadJobRuns', () => {
  it('tells of a run what its small files and the names of its folders say', async () => {
    const { loaded } = await load({ of: job, limit: 5 }, { files: runFiles('logs/j/7', 100, 'FAILURE'), cached: ['7'] })
    expect(loaded).toEqual({
      ok: true,
      value: {
        job: 'j',
        place: `gs://${BUCKET}/logs/j`,
        runs: [
          {
            reference: { kind: 'run', place: place('7') },
            facts: {
              job: 'j',
              id: '7',
              result: 'failure',
              startedAt: instant(100_000_000),
              finishedAt: instant(160_000_000),
              source: `gs://${BUCKET}/logs/j/7`,
            },
            images: ['cos-beta-121-18867-0-24'],
            kinds: ['cos', 'tests'],
            commit: COMMIT,
            isCached: true,
          },
        ],
        hasMore: false,
      },
    })
  })

  it('lists a run whose files cannot be read with what is known', async () => {
    const files = { [`${BUCKET}/logs/j/7/build-log.txt`]: 'x', ...runFiles('logs/j/8', 1) }
    const world = {
      files: { ...files, [`${BUCKET}/logs/j/8/finished.json`]: '{"result":' },
      closed: [`${BUCKET}/logs/j/8/artifacts`],
    }
    const { loaded } = await load({ of: job, limit: 5 }, world)
    expect(loaded.ok && loaded.value.runs).toEqual([
      {
        reference: { kind: 'run', place: place('8') },
        facts: { job: 'j', id: '8', startedAt: instant(1_000_000), source: `gs://${BUCKET}/logs/j/8` },
        images: [],
        kinds: [],
        commit: COMMIT,
        isCached: false,
      },
      {
        reference: { kind: 'run', place: place('7') },
        facts: { job: 'j', id: '7', source: `gs://${BUCKET}/logs/j/7` },
        images: [],
        kinds: [],
        isCached: false,
      },
    ])
  })

  it('orders ids as numbers, beyond what a double holds, and passes over what is no run', async () => {
    const names = ['9', '10', '1897218023224246272', '1897218023224246273', 'latest', '12a']
    const files = merge(names.map(name => ({ [`${BUCKET}/logs/j/${name}/started.json`]: '{}' })))
    expect(
      await ids({ of: job, limit: 9 }, { files: { ...files, [`${BUCKET}/logs/j/latest-build.txt`]: '9' } }),
    ).toEqual({
      ids: ['1897218023224246273', '1897218023224246272', '10', '9'],
      hasMore: false,
      target: undefined,
    })
  })

  it.each([
    ['the newest', {}, ['30', '29', '28', '27', '26', '25', '24'], true],
    ['those up to an id', { of: { ...job, before: '3' } }, ['3', '2', '1'], false],
    ['those around a run', { around: place('20') }, ['22', '21', '20', '19', '18', '17', '16'], true],
    [
      'more older ones where there are no newer',
      { around: place('30') },
      ['30', '29', '28', '27', '26', '25', '24'],
      true,
    ],
    ['more newer ones where there are no older', { around: place('2') }, ['7', '6', '5', '4', '3', '2', '1'], false],
    ['also a run that is not listed', { around: place('31') }, ['31', '30', '29', '28', '27', '26', '25'], true],
    ['a run alone', { around: place('20'), limit: 1 }, ['20'], true],
  ] as const)('chooses %s', async (...[, request, expected, hasMore]) => {
    const around = 'around' in request ? request.around.id : undefined
    expect(await ids({ of: job, limit: 7, ...request }, { files: many })).toEqual({
      ids: expected,
      hasMore,
      target: around,
    })
  })

  it('asks for eight things at once and gives the same answer whatever comes first', async () => {
    const { storage, loaded } = await load({ of: job, limit: 30 }, { files: many })
    expect([storage.most(), loaded.ok && loaded.value.runs.map(run => run.facts.startedAt)]).toEqual([
      8,
      Array.from({ length: 30 }, (_, index) => instant((30 - index) * 1_000_000)),
    ])
  })

  it('resolves the directory of presubmits, and lists a run also when its line is damaged', async () => {
    const directory = 'pr-logs/directory/j'
    const files = {
      ...runFiles('pr-logs/pull/5/j/7', 1),
      ...runFiles('pr-logs/pull/containerd_containerd/6/j/8', 2),
      [`${BUCKET}/${directory}/7.txt`]: `gs://kubernetes-jenkins/pr-logs/pull/5/j/7\n`,
      [`${BUCKET}/${directory}/8.txt`]: `gs://${BUCKET}/pr-logs/pull/containerd_containerd/6/j/8`,
      [`${BUCKET}/${directory}/9.txt`]: `gs://${BUCKET}/pr-logs/pull/5/j/7`,
      [`${BUCKET}/${directory}/latest-build.txt`]: '9',
    }
    const of = { kind: 'job', place: { bucket: 'kubernetes-jenkins', path: directory }, job: 'j' } as const
    const { loaded } = await load(
      { of, around: place('8', 'pr-logs/pull/containerd_containerd/6/j/8'), limit: 5 },
      { files },
    )
    expect(loaded.ok && loaded.value.runs.map(run => [run.reference, run.facts.result])).toEqual([
      [{ kind: 'alias', place: place('9', `${directory}/9`) }, undefined],
      [{ kind: 'run', place: place('8', 'pr-logs/pull/containerd_containerd/6/j/8') }, 'success'],
      [{ kind: 'run', place: place('7', 'pr-logs/pull/5/j/7') }, 'success'],
    ])
  })

  it('lists all runs of a pull request, of every job', async () => {
    const files = merge([
      runFiles('pr-logs/pull/containerd_containerd/6/a/8', 2),
      runFiles('pr-logs/pull/containerd_containerd/6/a/7', 1),
      runFiles('pr-logs/pull/containerd_containerd/6/b/9', 3),
      runFiles('pr-logs/pull/containerd_containerd/61/b/10', 3),
    ])
    const of = { kind: 'pull', bucket: BUCKET, org: 'containerd', repo: 'containerd', pull: '6' } as const
    const { loaded } = await load({ of, limit: 5 }, { files })
    expect(
      loaded.ok && [loaded.value.job, loaded.value.place, loaded.value.runs.map(run => run.reference.place.path)],
    ).toEqual([
      'pull request containerd/containerd#6',
      `gs://${BUCKET}/pr-logs/pull/containerd_containerd/6`,
      ['b/9', 'a/8', 'a/7'].map(path => `pr-logs/pull/containerd_containerd/6/${path}`),
    ])
  })

  it('fails when the runs cannot be listed, and when it is told to stop', async () => {
    const [shut, stopped] = await Promise.all([
      ids({ of: job, limit: 5 }, { files: many, closed: [BUCKET] }),
      ids({ of: job, limit: 5 }, { files: many, signal: { ...live, aborted: true } }),
    ])
    expect([shut, stopped]).toEqual([{ code: 'fetch/auth', host: 'store', what: 'logs/j/' }, { code: 'cancelled' }])
  })
})

it.each([
  ['logs/j/7', 'logs/j'],
  ['pr-logs/pull/5/j/7', 'pr-logs/directory/j'],
  ['pr-logs/pull/a_b/5/j/7', 'pr-logs/directory/j'],
  ['pr-logs/pull/batch/j/7', 'pr-logs/directory/j'],
  ['sub/pr-logs/pull/batch/j/7', 'sub/pr-logs/directory/j'],
  ['pr-logs/directory/j/7', 'pr-logs/directory/j'],
])('finds the other runs of %s in %s', (path, folder) => {
  expect(jobOfRun(place('7', path))).toEqual({ kind: 'job', place: { bucket: BUCKET, path: folder }, job: 'j' })
})
