import type { Reference } from '#shared/model/reference.ts'

export const ID = '1897218023224246272'
export const JOB = 'ci-containerd-node-e2e-1-7'
export const PULL_JOB = 'pull-kubernetes-node-e2e-containerd'

const run = (path: string, bucket = 'kubernetes-ci-logs') => {
  const [id = '', job = ''] = path.split('/').reverse()
  return { bucket, path, job, id }
}
export const periodic = { kind: 'run', place: run(`logs/${JOB}/${ID}`) } as const
export const presubmit = { kind: 'run', place: run(`pr-logs/pull/126563/${PULL_JOB}/${ID}`) } as const
const alias = { kind: 'alias', place: run(`pr-logs/directory/${PULL_JOB}/${ID}`) } as const
const job = { kind: 'job', place: { bucket: 'kubernetes-ci-logs', path: `logs/${JOB}` }, job: JOB } as const
const directory = {
  kind: 'job',
  place: { bucket: 'kubernetes-ci-logs', path: `pr-logs/directory/${PULL_JOB}` },
  job: PULL_JOB,
} as const
const pull = (name: `${string}/${string}#${number}`, bucket = 'kubernetes-ci-logs') => {
  const [org = '', repo = '', number = ''] = name.split(/[/#]/u)
  return { kind: 'pull', bucket, org, repo, pull: number } as const
}
const lines = (from: number, to = from) => ({ artifact: 'build-log.txt', lines: { from, to } })

type Row = readonly [form: string, address: string, expected: Reference]

/** The forms of addresses that people paste (domain notes 1.4), then their variants. */
export const ROWS: readonly Row[] = [
  ['Spyglass', `https://prow.k8s.io/view/gs/kubernetes-ci-logs/logs/${JOB}/${ID}`, periodic],
  [
    'Spyglass, presubmit',
    `https://prow.k8s.io/view/gs/kubernetes-ci-logs/pr-logs/pull/126563/${PULL_JOB}/${ID}`,
    presubmit,
  ],
  [
    'Spyglass, other repository',
    `https://prow.k8s.io/view/gs/kubernetes-ci-logs/pr-logs/pull/containerd_containerd/11999/pull-containerd-node-e2e/${ID}`,
    { kind: 'run', place: run(`pr-logs/pull/containerd_containerd/11999/pull-containerd-node-e2e/${ID}`) },
  ],
  [
    'Spyglass, batch',
    `https://prow.k8s.io/view/gs/kubernetes-ci-logs/pr-logs/pull/batch/${PULL_JOB}/${ID}`,
    { kind: 'run', place: run(`pr-logs/pull/batch/${PULL_JOB}/${ID}`) },
  ],
  ['Spyglass, slash at the end', `https://prow.k8s.io/view/gs/kubernetes-ci-logs/logs/${JOB}/${ID}/`, periodic],
  ['Spyglass, empty hash', `https://prow.k8s.io/view/gs/kubernetes-ci-logs/logs/${JOB}/${ID}#`, periodic],
  ['Spyglass, doubled slash', `https://prow.k8s.io/view/gs//kubernetes-ci-logs/logs/${JOB}/${ID}`, periodic],
  ['Spyglass, http', `http://prow.k8s.io/view/gs/kubernetes-ci-logs/logs/${JOB}/${ID}`, periodic],
  ['Spyglass, no scheme', `prow.k8s.io/view/gs/kubernetes-ci-logs/logs/${JOB}/${ID}`, periodic],
  [
    'Spyglass, legacy gcs and old bucket',
    `https://prow.k8s.io/view/gcs/kubernetes-jenkins/logs/${JOB}/${ID}`,
    { kind: 'run', place: run(`logs/${JOB}/${ID}`, 'kubernetes-jenkins') },
  ],
  [
    'Spyglass, OpenShift',
    `https://prow.ci.openshift.org/view/gs/origin-ci-test/pr-logs/pull/openshift_installer/42/pull-ci-e2e/${ID}`,
    { kind: 'run', place: run(`pr-logs/pull/openshift_installer/42/pull-ci-e2e/${ID}`, 'origin-ci-test') },
  ],
  [
    'Spyglass, path prefix',
    `https://prow.k8s.io/view/gs/some-bucket/team/ci/logs/${JOB}/${ID}`,
    { kind: 'run', place: run(`team/ci/logs/${JOB}/${ID}`, 'some-bucket') },
  ],
  [
    'Spyglass via directory',
    `https://prow.k8s.io/view/gs/kubernetes-ci-logs/pr-logs/directory/${PULL_JOB}/${ID}`,
    alias,
  ],
  [
    'line anchor',
    `https://prow.k8s.io/view/gs/kubernetes-ci-logs/logs/${JOB}/${ID}#1:build-log.txt%3A1242`,
    { ...periodic, ...lines(1242) },
  ],
  [
    'line anchor, range, not escaped',
    `https://prow.k8s.io/view/gs/kubernetes-ci-logs/logs/${JOB}/${ID}#1:build-log.txt:7-9`,
    { ...periodic, ...lines(7, 9) },
  ],
  [
    'line anchors, the first that can be read',
    `https://prow.k8s.io/view/gs/kubernetes-ci-logs/logs/${JOB}/${ID}#0:junit;2:a%3Ab%2Fc.log%3A3;1:build-log.txt%3A1`,
    { ...periodic, artifact: 'a:b/c.log', lines: { from: 3, to: 3 } },
  ],
  [
    'line anchor, alias',
    `https://prow.k8s.io/view/gs/kubernetes-ci-logs/pr-logs/directory/${PULL_JOB}/${ID}#1:build-log.txt%3A5-6`,
    { ...alias, ...lines(5, 6) },
  ],
  [
    'job history',
    `https://prow.k8s.io/job-history/gs/kubernetes-ci-logs/logs/${JOB}?buildId=${ID}`,
    { ...job, before: ID },
  ],
  ['job history, newest', `https://prow.k8s.io/job-history/gs/kubernetes-ci-logs/logs/${JOB}?buildId=`, job],
  ['job history, older form', `https://prow.k8s.io/job-history/kubernetes-ci-logs/logs/${JOB}`, job],
  [
    'job history, presubmits',
    `https://prow.k8s.io/job-history/gs/kubernetes-ci-logs/pr-logs/directory/${PULL_JOB}`,
    directory,
  ],
  [
    'PR history',
    'https://prow.k8s.io/pr-history/?org=kubernetes&repo=kubernetes&pr=126563',
    pull('kubernetes/kubernetes#126563'),
  ],
  [
    'PR history, OpenShift',
    'https://prow.ci.openshift.org/pr-history?org=openshift&repo=origin&pr=7',
    pull('openshift/origin#7', 'test-platform-results-public'),
  ],
  ['deck log', `https://prow.k8s.io/log?job=${PULL_JOB}&id=${ID}`, alias],
  [
    'deck prowjob',
    'https://prow.k8s.io/prowjob?prowjob=6C4C7A3F-1b0c-4d53-9d24-0a1b2c3d4e5f',
    { kind: 'prowjob', host: 'prow.k8s.io', uuid: '6c4c7a3f-1b0c-4d53-9d24-0a1b2c3d4e5f' },
  ],
  ['gcsweb', `https://gcsweb.k8s.io/gcs/kubernetes-ci-logs/logs/${JOB}/${ID}/`, periodic],
  ['gcsweb, folder of the run', `https://gcsweb.k8s.io/gcs/kubernetes-ci-logs/logs/${JOB}/${ID}/artifacts/`, periodic],
  [
    'gcsweb, OpenShift',
    `https://gcsweb-ci.apps.ci.l2s4.p1.openshiftapps.com/gcs/test-platform-results/logs/periodic-ci/${ID}/`,
    { kind: 'run', place: run(`logs/periodic-ci/${ID}`, 'test-platform-results') },
  ],
  [
    'gcsweb, pull',
    'https://gcsweb.k8s.io/gcs/kubernetes-ci-logs/pr-logs/pull/126563/',
    pull('kubernetes/kubernetes#126563'),
  ],
  [
    'gcsweb, pull of another repository',
    'https://gcsweb.k8s.io/gcs/kubernetes-ci-logs/pr-logs/pull/containerd_containerd/11/',
    pull('containerd/containerd#11'),
  ],
  [
    'gcsweb, pull of the same organisation',
    'https://gcsweb.k8s.io/gcs/kubernetes-ci-logs/pr-logs/pull/test-infra/11/',
    pull('kubernetes/test-infra#11'),
  ],
  [
    'gcsweb, job of a pull',
    `https://gcsweb.k8s.io/gcs/kubernetes-ci-logs/pr-logs/pull/126563/${PULL_JOB}/`,
    {
      kind: 'job',
      place: { bucket: 'kubernetes-ci-logs', path: `pr-logs/pull/126563/${PULL_JOB}` },
      job: PULL_JOB,
    },
  ],
  [
    'direct object',
    `https://storage.googleapis.com/kubernetes-ci-logs/logs/${JOB}/${ID}/artifacts/n1/kubelet.log`,
    { ...periodic, artifact: 'artifacts/n1/kubelet.log' },
  ],
  [
    'direct object, stored %23 and escaped slashes',
    `https://storage.googleapis.com/kubernetes-ci-logs/logs%2F${JOB}%2F${ID}%2Fartifacts%2Fa%2523b%20c.log`,
    { ...periodic, artifact: 'artifacts/a%23b c.log' },
  ],
  [
    'direct object, name in brackets',
    `https://storage.googleapis.com/kubernetes-ci-logs/logs/${JOB}/${ID}/artifacts/a(1).log`,
    { ...periodic, artifact: 'artifacts/a(1).log' },
  ],
  [
    'bucket as host',
    `https://kubernetes-ci-logs.storage.googleapis.com/logs/${JOB}/${ID}/build-log.txt`,
    { ...periodic, artifact: 'build-log.txt' },
  ],
  [
    'signed-in storage',
    `https://storage.cloud.google.com/kubernetes-ci-logs/logs/${JOB}/${ID}/started.json`,
    { ...periodic, artifact: 'started.json' },
  ],
  ['gs', `gs://kubernetes-ci-logs/logs/${JOB}/${ID}`, periodic],
  [
    'gs, name as stored',
    `gs://kubernetes-ci-logs/logs/${JOB}/${ID}/artifacts/a%23b.log`,
    { ...periodic, artifact: 'artifacts/a%23b.log' },
  ],
  [
    'gs, generation',
    `gs://kubernetes-ci-logs/logs/${JOB}/${ID}/build-log.txt#1741170000000000`,
    { ...periodic, artifact: 'build-log.txt' },
  ],
  ['gs, job', `gs://kubernetes-ci-logs/logs/${JOB}/`, job],
  ['gs, latest', `gs://kubernetes-ci-logs/logs/${JOB}/latest-build.txt`, { ...job, kind: 'latest' }],
  [
    'gs, latest presubmit',
    `gs://kubernetes-ci-logs/pr-logs/directory/${PULL_JOB}/latest-build.txt`,
    { ...directory, kind: 'latest' },
  ],
  ['gs, alias object', `gs://kubernetes-ci-logs/pr-logs/directory/${PULL_JOB}/${ID}.txt`, alias],
  [
    'gs, bootstrap id',
    `gs://kubernetes-jenkins/logs/${JOB}/7`,
    { kind: 'run', place: run(`logs/${JOB}/7`, 'kubernetes-jenkins') },
  ],
  ['console', `https://console.cloud.google.com/storage/browser/kubernetes-ci-logs/logs/${JOB}/${ID}`, periodic],
  [
    'console, tab',
    `https://console.cloud.google.com/storage/browser/kubernetes-ci-logs/logs/${JOB}/${ID};tab=objects?pageState=(%22x%22:1)&prefix=`,
    periodic,
  ],
  [
    'console, folder',
    `https://console.cloud.google.com/storage/browser/kubernetes-ci-logs/logs/${JOB}/${ID}/artifacts/n1`,
    periodic,
  ],
  [
    'console, details',
    `https://console.cloud.google.com/storage/browser/_details/kubernetes-ci-logs/logs/${JOB}/${ID}/build-log.txt;tab=live_object`,
    { ...periodic, artifact: 'build-log.txt' },
  ],
  [
    'Gubernator',
    `https://k8s-gubernator.appspot.com/build/kubernetes-jenkins/logs/${JOB}/1234/`,
    { kind: 'run', place: run(`logs/${JOB}/1234`, 'kubernetes-jenkins') },
  ],
  ['GitHub', 'https://github.com/kubernetes/kubernetes/pull/126563', pull('kubernetes/kubernetes#126563')],
  [
    'GitHub, page below',
    'https://github.com/containerd/containerd/pull/11/files#diff-1',
    pull('containerd/containerd#11'),
  ],
  [
    'GitHub, OpenShift',
    'https://github.com/openshift/origin/pull/7/checks',
    pull('openshift/origin#7', 'test-platform-results-public'),
  ],
]
