import { clockText } from './clock-text.ts'
import type { Scene } from './spec.ts'

const json = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`
const compact = (value: unknown) => JSON.stringify(value)

/** The files that Prow's own parts write: initupload, sidecar, crier, clonerefs (domain of Prow's pod utilities). */
export function prowFiles(scene: Scene): ReadonlyMap<string, string> {
  const { spec, times } = scene
  const isGood = spec.outcome === 'good'
  return new Map([
    ['started.json', compact({ timestamp: Math.floor(times.start / 1000), repos: repos(scene), 'repo-commit': spec.testInfraCommit, 'repo-version': 'unknown', metadata: {} })],
    ['finished.json', compact({ timestamp: Math.floor(times.end / 1000), passed: isGood, result: isGood ? 'SUCCESS' : 'FAILURE', revision: spec.kubernetes.commit, metadata: { 'infra-commit': spec.testInfraCommit.slice(0, 9), 'job-version': spec.kubernetes.version, revision: spec.kubernetes.version } })],
    ['prowjob.json', json(prowjob(scene))],
    ['podinfo.json', json(podinfo(scene))],
    ['clone-records.json', compact(cloneRecords(scene))],
    ['clone-log.txt', cloneLog(scene)],
    ['sidecar-logs.json', sidecar(scene)],
    ['artifacts/metadata.json', json({ 'job-version': spec.kubernetes.version, 'kubetest-version': '', revision: spec.kubernetes.version })],
    ['artifacts/junit_runner.xml', runnerJunit(scene)],
  ])
}

function repos({ spec }: Scene) {
  return {
    'kubernetes/kubernetes': `master:${spec.kubernetes.commit}`,
    'kubernetes/test-infra': `master:${spec.testInfraCommit}`,
    'containerd/containerd': `release/${spec.branch}:${spec.containerdCommit}`,
  }
}

function refs({ spec }: Scene) {
  return [
    { org: 'kubernetes', repo: 'kubernetes', base_ref: 'master', path_alias: 'k8s.io/kubernetes' },
    { org: 'kubernetes', repo: 'test-infra', base_ref: 'master' },
    { org: 'containerd', repo: 'containerd', base_ref: `release/${spec.branch}` },
  ]
}

function prowjob(scene: Scene) {
  const { spec, times, id } = scene
  const isGood = spec.outcome === 'good'
  return {
    kind: 'ProwJob',
    apiVersion: 'prow.k8s.io/v1',
    metadata: {
      name: scene.random.uuid(),
      namespace: 'default',
      creationTimestamp: clockText.seconds(times.start - 12_000),
      labels: { 'created-by-prow': 'true', 'prow.k8s.io/build-id': id, 'prow.k8s.io/job': spec.job, 'prow.k8s.io/type': 'periodic' },
      annotations: { 'prow.k8s.io/job': spec.job, 'testgrid-dashboards': 'sig-node-containerd', 'testgrid-tab-name': `containerd-node-e2e-${spec.branch}` },
    },
    spec: {
      type: 'periodic',
      agent: 'kubernetes',
      cluster: 'k8s-infra-prow-build',
      namespace: 'test-pods',
      job: spec.job,
      extra_refs: refs(scene),
      report: true,
      pod_spec: {
        containers: [{ name: '', image: spec.jobImage, command: ['runner.sh', '/workspace/scenarios/kubernetes_e2e.py'], args: ['--deployment=node', '--gcp-zone=us-central1-b', '--provider=gce', '--timeout=65m'], env: [{ name: 'GOPATH', value: '/go' }], resources: { limits: { cpu: '4', memory: '6Gi' } } }],
      },
      decoration_config: {
        timeout: '1h30m0s',
        grace_period: '15m0s',
        utility_images: Object.fromEntries(['clonerefs', 'initupload', 'entrypoint', 'sidecar'].map(name => [name, `us-docker.pkg.dev/k8s-infra-prow/images/${name}:v20250220-c9bd0b08f`])),
        gcs_configuration: { bucket: 'kubernetes-ci-logs', path_strategy: 'legacy', default_org: 'kubernetes', default_repo: 'kubernetes' },
      },
    },
    status: {
      startTime: clockText.seconds(times.start - 12_000),
      pendingTime: clockText.seconds(times.start - 10_000),
      completionTime: clockText.seconds(times.end + 20_000),
      state: isGood ? 'success' : 'failure',
      description: isGood ? 'Job succeeded.' : 'Job failed.',
      url: `https://prow.k8s.io/view/gs/kubernetes-ci-logs/logs/${spec.job}/${id}`,
      pod_name: scene.random.uuid(),
      build_id: id,
    },
  }
}

function podinfo(scene: Scene) {
  const { spec, times } = scene
  const code = spec.outcome === 'good' ? 0 : 1
  const terminated = (exitCode: number) => ({ terminated: { exitCode, reason: exitCode === 0 ? 'Completed' : 'Error', startedAt: clockText.seconds(times.start), finishedAt: clockText.seconds(times.end) } })
  return {
    pod: {
      metadata: { name: scene.random.uuid(), namespace: 'test-pods' },
      spec: { nodeName: 'gke-prow-build-pool5-2021092812495606-e8f905a4-x9sp', containers: [{ name: 'test', image: spec.jobImage }] },
      status: {
        phase: code === 0 ? 'Succeeded' : 'Failed',
        initContainerStatuses: ['clonerefs', 'initupload', 'place-entrypoint'].map(name => ({ name, state: terminated(0) })),
        containerStatuses: [
          { name: 'sidecar', state: terminated(0) },
          { name: 'test', state: terminated(code), image: spec.jobImage },
        ],
      },
    },
    events: [{ type: 'Normal', reason: 'Scheduled', message: 'Successfully assigned test-pods to the build pool', lastTimestamp: clockText.seconds(times.start - 9_000) }],
  }
}

function cloneRecords({ spec }: Scene) {
  const record = ([org, repo]: readonly [string, string], ref: string, sha: string) => ({
    refs: { org, repo, base_ref: ref },
    commands: [
      { command: `git init /home/prow/go/src/github.com/${org}/${repo}`, output: 'Initialized empty Git repository\n', duration: 4131002 },
      { command: `git fetch https://github.com/${org}/${repo}.git ${ref}`, output: `From https://github.com/${org}/${repo}\n * branch ${ref} -> FETCH_HEAD\n`, duration: 21_402_113_559 },
      { command: `git checkout ${sha}`, output: '', duration: 901_245_118 },
    ],
    final_sha: sha,
    duration: 22_307_489_679,
  })
  return [
    record(['kubernetes', 'kubernetes'], 'master', spec.kubernetes.commit),
    record(['kubernetes', 'test-infra'], 'master', spec.testInfraCommit),
    record(['containerd', 'containerd'], `release/${spec.branch}`, spec.containerdCommit),
  ]
}

function cloneLog(scene: Scene): string {
  return cloneRecords(scene)
    .map(({ refs: { org, repo, base_ref }, final_sha }) => `# Cloning ${org}/${repo} at ${base_ref}\n$ git init /home/prow/go/src/github.com/${org}/${repo} (runtime: 4.131002ms)\n$ git fetch https://github.com/${org}/${repo}.git ${base_ref} (runtime: 21.4s)\n# Final SHA: ${final_sha}\n# Total runtime: 22.307489679s\n`)
    .join('')
}

function sidecar(scene: Scene): string {
  const at = (ms: number) => clockText.seconds(scene.times.end + ms)
  const lines = [
    { component: 'sidecar', file: 'sigs.k8s.io/prow/pkg/sidecar/run.go:303', func: 'sigs.k8s.io/prow/pkg/sidecar.Options.doUpload', level: 'info', msg: 'Start uploading artifacts', time: at(1_000) },
    { component: 'sidecar', file: 'sigs.k8s.io/prow/pkg/gcsupload/run.go:56', func: 'sigs.k8s.io/prow/pkg/gcsupload.Options.Run', level: 'info', msg: 'Finished upload to GCS', time: at(14_000) },
  ]
  return `${lines.map(line => JSON.stringify(line)).join('\n')}\n`
}

function runnerJunit(scene: Scene): string {
  const isGood = scene.spec.outcome === 'good'
  const seconds = ((scene.times.end - scene.times.start) / 1000).toFixed(3)
  const tests = isGood ? '<testcase name="Node Tests" classname="kubetest" time="' + seconds + '"></testcase>' : `<testcase name="Node Tests" classname="kubetest" time="${seconds}"><failure>error during go run /go/src/k8s.io/kubernetes/test/e2e_node/runner/remote/run_remote.go: exit status 1</failure></testcase>`
  return `<testsuite failures="${isGood ? 0 : 1}" tests="3" time="${seconds}">\n    <testcase name="Build" classname="kubetest" time="61.2"></testcase>\n    ${tests}\n    <testcase name="Deferred TearDown" classname="kubetest" time="0.1"></testcase>\n</testsuite>\n`
}
