import { compareText } from '#shared/base/text.ts'
import { instant } from '#shared/base/time.ts'
import type { InvestigationView, RunAnalysisView, RunView, SourceView } from '#shared/ipc/views.ts'
import type { ComparedFinding, Comparison, ComponentRow } from '#shared/model/comparison.ts'
import type { CoverageEntry } from '#shared/model/coverage.ts'
import type { Evidence } from '#shared/model/evidence.ts'
import type { ImageReference } from '#shared/model/image-reference.ts'
import type { RunFacts } from '#shared/model/run.ts'
import type { TestFailure } from '#shared/model/tests.ts'
import type { ClaimRole, VersionClaim } from '#shared/model/version-claim.ts'

/**
 * The founding incident (kubernetes#130590) as the renderer gets it: what the analysis of such a pair looks like, written
 * by hand for screens and tests of the renderer. Not the output of the analyser.
 */
const GOOD_HOST = 'tmp-node-e2e-51c2fa21-cos-beta-117-18613-164-38'
const BAD_HOST = 'tmp-node-e2e-edd441f7-cos-beta-121-18867-0-24'
const START = 1_741_173_967_000_000
const HOUR = 3_600_000_000

export function cite(artifact: string, line: number, text: string): Evidence {
  return { artifact, line, offset: line * 180, length: text.length, text }
}

const facts = (job: string, id: string, result: 'success' | 'failure'): RunFacts => {
  const startedAt = instant(START - (result === 'success' ? 24 * HOUR : 0))
  return { job, id, result, startedAt, finishedAt: instant(startedAt + 2_760_000_000), source: 'built-in sample' }
}

const runOf = (runId: string, runFacts: RunFacts): RunView => ({
  runId,
  label: `logs/${runFacts.job ?? ''}/${runFacts.id ?? ''}`,
  facts: runFacts,
})

export const runs = {
  good17: runOf('r-good-17', facts('ci-containerd-node-e2e-1-7', '1896891112345600000', 'success')),
  bad17: runOf('r-bad-17', facts('ci-containerd-node-e2e-1-7', '1897253500112233472', 'failure')),
  good16: runOf('r-good-16', facts('ci-containerd-node-e2e-1-6', '1896891112345600001', 'success')),
  bad16: runOf('r-bad-16', facts('ci-containerd-node-e2e-1-6', '1897253500112233473', 'failure')),
}

export const sampleSource: SourceView = {
  sourceId: 's-sample',
  label: 'sample',
  kind: 'sample',
  runs: [runs.good17, runs.bad17, runs.good16, runs.bad16],
}

const shimLine = cite(
  `artifacts/${BAD_HOST}/containerd.log`,
  1204,
  'time="2025-03-05T11:31:08.204Z" level=error msg="RunPodSandbox for &PodSandboxMetadata{Name:static-web-0,} failed, error" error="failed to create containerd task: failed to start shim: unsupported shim version (3): not implemented"',
)
const kubeletLine = cite(
  `artifacts/${BAD_HOST}/kubelet.log`,
  8841,
  'E0305 11:31:08.211632    4242 pod_workers.go:1301] "Error syncing pod, skipping" err="failed to \\"CreatePodSandbox\\" for \\"static-web-0\\": rpc error: code = Unknown desc = failed to create containerd task: failed to start shim: unsupported shim version (3): not implemented"',
)
const junitLine = cite(
  'artifacts/junit_runner.xml',
  14,
  '<failure message="kubetest --timeout triggered" type="">kubetest --timeout triggered</failure>',
)
const created = (host: string, time: string, line: number) =>
  cite('build-log.txt', line, `${time} gce_runner.go:512] Created instance ${host} from image ${host.slice(22)}`)
const goodImage = created(GOOD_HOST, 'I0304 11:27:02.118', 211)
const badImage = created(BAD_HOST, 'I0305 11:27:04.391', 213)
const daemon = (host: string, day: string) =>
  cite(
    `artifacts/${host}/containerd.log`,
    3,
    `time="${day}T11:28:40.001Z" level=info msg="starting containerd" version=v1.7.25-12-g3f2d9a1b7`,
  )
const goodDaemon = daemon(GOOD_HOST, '2025-03-04')
const badDaemon = daemon(BAD_HOST, '2025-03-05')
const kubelet = (host: string, version: string) =>
  cite(
    `artifacts/${host}/kubelet.log`,
    2,
    `I0305 11:29:31.002 server.go:520] "Kubelet version" kubeletVersion="v${version}"`,
  )
const kernel = (host: string, version: string) =>
  cite(`artifacts/${host}/serial-1.log`, 1, `[    0.000000] Linux version ${version} (builder@cos)`)
const jobImage = cite(
  'prowjob.json',
  88,
  '"image": "gcr.io/k8s-staging-test-infra/kubekins-e2e:v20250221-d2d2a5b3ae-master"',
)

type ClaimParts = Partial<VersionClaim> & { readonly version: string; readonly cited: Evidence }

function claim(component: string, role: ClaimRole, { cited, ...parts }: ClaimParts): VersionClaim {
  return { component, role, raw: parts.version, method: 'line', evidence: [cited], ...parts }
}

interface RowParts {
  readonly good: readonly ClaimParts[] | undefined
  readonly bad: readonly ClaimParts[] | undefined
  readonly state: ComponentRow['state']
  readonly hostRole?: string
  readonly note?: string
}

function row(component: string, role: ClaimRole, parts: RowParts): ComponentRow {
  const hostRole = parts.hostRole ?? 'cos'
  const side = (list: RowParts['good'], host: string) =>
    list?.map(p => claim(component, role, hostRole === 'run' ? p : { host, ...p }))
  const [good, bad] = [side(parts.good, GOOD_HOST), side(parts.bad, BAD_HOST)]
  return { component, role, hostRole, good, bad, state: parts.state, note: parts.note ?? '' }
}

const DAEMON_PATH = '/home/containerd/usr/local/bin/containerd'

export const components: readonly ComponentRow[] = [
  row('os-image', 'running', {
    good: [{ version: 'cos-beta-117-18613-164-38', cited: goodImage }],
    bad: [{ version: 'cos-beta-121-18867-0-24', cited: badImage }],
    state: 'changed',
  }),
  row('containerd', 'bundled', {
    good: [{ version: '1.7.24', cited: goodImage, basis: 'release notes of cos-117-18613-164-38' }],
    bad: [{ version: '2.0.2', cited: badImage, basis: 'kubernetes#130590' }],
    state: 'changed',
  }),
  row('containerd-shim-runc-v2', 'effective', {
    good: undefined,
    bad: [
      {
        version: '>=2.0.0 <2.3.0',
        cited: shimLine,
        path: '/usr/bin/containerd-shim-runc-v2',
        basis: 'the shim of these versions answers bootstrap version 3',
      },
    ],
    state: 'unknown',
    note: 'a shim that starts without complaint leaves no version in any log',
  }),
  row('containerd', 'running', {
    good: [{ version: '1.7.25-12-g3f2d9a1b7', cited: goodDaemon, path: DAEMON_PATH }],
    bad: [{ version: '1.7.25-12-g3f2d9a1b7', cited: badDaemon, path: DAEMON_PATH }],
    state: 'same',
  }),
  row('kubelet', 'running', {
    good: [{ version: '1.33.0-alpha.3.231+b8c95e1954a', cited: kubelet(GOOD_HOST, '1.33.0-alpha.3.231+b8c95e1954a') }],
    bad: [{ version: '1.33.0-alpha.3.245+e1fc73d2516', cited: kubelet(BAD_HOST, '1.33.0-alpha.3.245+e1fc73d2516') }],
    state: 'changed',
  }),
  row('kernel', 'running', {
    good: [{ version: '6.6.56+', cited: kernel(GOOD_HOST, '6.6.56+') }],
    bad: [{ version: '6.6.72+', cited: kernel(BAD_HOST, '6.6.72+') }],
    state: 'changed',
  }),
  row('runc', 'installed', {
    good: [{ version: '1.2.5', cited: goodDaemon }],
    bad: [{ version: '1.2.5', cited: badDaemon }],
    state: 'same',
  }),
  row('runc', 'bundled', {
    good: undefined,
    bad: undefined,
    state: 'unknown',
    note: 'no artifact names the runc of the image',
  }),
  row('job-image', 'running', {
    good: [{ version: 'v20250221-d2d2a5b3ae-master', cited: jobImage }],
    bad: [{ version: 'v20250221-d2d2a5b3ae-master', cited: jobImage }],
    state: 'same',
    hostRole: 'run',
  }),
]

type FindingParts = Partial<ComparedFinding> & Pick<ComparedFinding, 'id' | 'kind' | 'title' | 'evidence'>

export function comparedFinding(parts: FindingParts): ComparedFinding {
  const count = parts.count ?? parts.evidence.length
  return {
    rule: parts.id,
    severity: 'error',
    values: {},
    count,
    hosts: [BAD_HOST],
    side: 'bad',
    goodCount: 0,
    badCount: count,
    goodEvidence: [],
    ...parts,
  }
}

const findings: readonly ComparedFinding[] = [
  comparedFinding({
    id: 'shim/unsupported-version',
    kind: 'root-cause',
    severity: 'fatal',
    title: 'containerd refuses the shim: it speaks bootstrap version 3, the daemon knows up to 2.',
    evidence: [shimLine, kubeletLine],
    count: 1418,
  }),
  comparedFinding({
    id: 'skew/shim-newer-than-daemon',
    kind: 'skew',
    title: 'A shim of containerd 2.x runs under a daemon 1.7.25.',
    evidence: [shimLine, badDaemon],
  }),
  comparedFinding({
    id: 'cri/sandbox-failed',
    kind: 'symptom',
    title: 'Pod sandboxes cannot be created.',
    evidence: [kubeletLine],
    count: 1402,
  }),
  comparedFinding({
    id: 'kubetest/timeout',
    kind: 'symptom',
    title: 'The runner gave up after its own timeout.',
    evidence: [junitLine],
    hosts: [],
  }),
  comparedFinding({
    id: 'template:9c1f20ab',
    rule: 'unclassified',
    kind: 'unclassified',
    severity: 'warning',
    title: 'Failed to export node condition <*>: connection refused',
    evidence: [
      cite(`artifacts/${BAD_HOST}/npd.log`, 77, 'E0305 11:30:01.443 manager.go:160] Failed to export \u202eevil\u202c'),
    ],
    count: 12,
  }),
  comparedFinding({
    id: 'noise/cni-not-ready',
    kind: 'noise',
    severity: 'info',
    title: 'The network plugin is not ready while the node starts.',
    evidence: [badDaemon],
    side: 'both',
    goodCount: 21,
    badCount: 24,
    goodEvidence: [goodDaemon],
  }),
]

const TIMEOUT = [
  'Timed out after 300.001s.',
  'Expected pod to be running',
  '    static-web-0 is Pending: failed to start shim: unsupported shim version (3): not implemented',
  'In [It] at: k8s.io/kubernetes/test/e2e_node/mirror_pod_test.go:84',
].join('\n')

export function testFailure(name: string, message: string): TestFailure {
  return { name, suite: 'E2eNode Suite', message, durationSeconds: 300.2, host: BAD_HOST, evidence: [junitLine] }
}

export const tests: Comparison['tests'] = {
  newlyFailing: [
    testFailure('[sig-node] MirrorPod should be updated when static pod updated [NodeConformance]', TIMEOUT),
    testFailure('[sig-node] Container Runtime should report termination message [NodeConformance]', TIMEOUT),
    testFailure('[sig-node] Pods should contain environment variables for services [Conformance]', TIMEOUT),
    testFailure('kubetest.Node Tests', 'kubetest --timeout triggered'),
  ],
  untold: [],
  fixed: ['[sig-node] Summary API when querying /stats/summary should report resource usage'],
  stillFailing: [testFailure('[sig-node] NodeProblemDetector should run without error', 'connection refused')],
  missing: Array.from(
    { length: 214 },
    (_, index) => `[sig-node] Lifecycle hook case ${String(index + 1).padStart(3, '0')} [NodeConformance]`,
  ),
}

function imageOf(name: string, tag: string): ImageReference {
  return { name, tag, count: 4, evidence: [cite('build-log.txt', 940, `pulling ${name}:${tag}`)] }
}

const BUSYBOX = 'registry.k8s.io/e2e-test-images/busybox'
const PAUSE = 'registry.k8s.io/pause'

const comparison: Comparison = {
  good: runs.good17.facts,
  bad: runs.bad17.facts,
  components,
  findings,
  tests,
  artifacts: { onlyGood: ['artifacts/junit_cos_01.xml'], onlyBad: ['artifacts/<cos>/serial-1.log'] },
  images: [
    { name: BUSYBOX, good: [imageOf(BUSYBOX, '1.36.1-1')], bad: [imageOf(BUSYBOX, '1.37.0-1')] },
    { name: PAUSE, good: [imageOf(PAUSE, '3.10')], bad: [imageOf(PAUSE, '3.10')] },
  ],
  verdict: {
    status: 'cause',
    summary:
      'The new OS image brings the containerd 2.0.2 shim, which the installed containerd 1.7.25 daemon cannot talk to; no pod can start.',
    hypotheses: [
      {
        id: 'shim-skew',
        title: 'The shim of containerd 2.x, from the OS image, is started by a 1.x daemon',
        confidence: 'high',
        for: [
          {
            text: 'The daemon refuses the shim because it speaks version 3, in 1,418 lines of the bad run and in none of the good one.',
            side: 'bad',
            evidence: [shimLine, kubeletLine],
          },
          {
            text: 'The OS image changed from cos-beta-117-18613-164-38 to cos-beta-121-18867-0-24.',
            side: 'bad',
            evidence: [badImage],
          },
          {
            text: 'The image of the good run bundles containerd 1.7.24, the one of the bad run 2.0.2.',
            side: 'good',
            evidence: [goodImage],
            basis: 'kubernetes#130590',
          },
          { text: 'The daemon is 1.7.25-12-g3f2d9a1b7 in both runs.', side: 'bad', evidence: [badDaemon] },
        ],
        against: [],
        nextSteps: [
          'Put the directory of the installed containerd before /usr/bin in the PATH of the containerd service.',
          'Pin the image family until the job installs its own shim.',
        ],
        references: [
          'https://github.com/kubernetes/kubernetes/issues/130590',
          'https://github.com/containerd/containerd/pull/11489',
        ],
        findings: ['shim/unsupported-version', 'skew/shim-newer-than-daemon'],
        tiedWith: [],
      },
      {
        id: 'kubelet-change',
        title: 'The kubelet moved by 14 commits',
        confidence: 'low',
        for: [
          {
            text: 'The kubelet of the bad run is 1.33.0-alpha.3.245+e1fc73d2516.',
            side: 'bad',
            evidence: [kubelet(BAD_HOST, '1.33.0-alpha.3.245+e1fc73d2516')],
          },
        ],
        against: [
          {
            text: 'The error comes from containerd, before the kubelet has a say.',
            side: 'bad',
            evidence: [shimLine],
          },
        ],
        nextSteps: ['Look at the range of commits only if the first hypothesis is refuted.'],
        references: [],
        findings: [],
        tiedWith: [],
      },
    ],
    ruledOut: [],
  },
  skews: { good: [], bad: [] },
  coverage: { good: coverageOf(GOOD_HOST, false), bad: coverageOf(BAD_HOST, true) },
  knowledge: 'a3f9c2e41b7d',
}

function coverageOf(host: string, isBad: boolean): readonly CoverageEntry[] {
  const log = (name: string) => `artifacts/${host}/${name}`
  const entries: CoverageEntry[] = [
    { artifact: log('containerd.log'), state: 'read', reason: '' },
    isBad
      ? { artifact: log('kubelet.log'), state: 'truncated', reason: 'the gzip stream ends early' }
      : { artifact: log('kubelet.log'), state: 'read', reason: '' },
    { artifact: 'build-log.txt', state: 'read', reason: '' },
    { artifact: 'finished.json', state: 'read', reason: '' },
    isBad
      ? { artifact: 'podinfo.json', state: 'missing', reason: 'expected from every Prow run' }
      : { artifact: 'podinfo.json', state: 'read', reason: '' },
    { artifact: 'artifacts/core.4242', state: 'skipped', reason: 'binary' },
    isBad
      ? { artifact: log('serial-1.log'), state: 'empty', reason: 'zero bytes' }
      : { artifact: 'artifacts/junit_cos_01.xml', state: 'malformed', reason: 'the document ends inside an element' },
  ]
  return entries.sort((a, b) => compareText(a.artifact, b.artifact))
}

function analysisOf(host: string, runFacts: RunFacts): RunAnalysisView {
  const isBad = host === BAD_HOST
  const year = { inferred: ['year' as const], reason: 'year 2025 from started.json' }
  return {
    run: runFacts,
    hosts: [{ name: host, role: 'cos', image: host.slice(22) }],
    claims: [],
    findings: [],
    images: [],
    skews: [],
    stage: { reached: 'tests' },
    tests: isBad ? { passed: 0, failed: 5, skipped: 311 } : { passed: 218, failed: 2, skipped: 311 },
    coverage: coverageOf(host, isBad),
    artifacts: [
      { name: `artifacts/${host}/containerd.log`, bytes: 2_204_112, lines: 9_120, format: 'logrus', host },
      { name: `artifacts/${host}/kubelet.log`, bytes: 12_204_112, lines: 48_912, format: 'klog', host, clock: year },
      { name: 'build-log.txt', bytes: 4_812_331, lines: 39_102, format: 'klog', clock: year },
      { name: 'finished.json', bytes: 132, lines: 1, format: 'finished' },
    ],
  }
}

export const foundingInvestigation: InvestigationView = {
  alsoGood: [],
  investigationId: 'inv-17',
  baseline: runs.good17,
  target: runs.bad17,
  comparison,
  skippedNow: [],
  skippedBefore: [],
  commitRanges: [],
  good: analysisOf(GOOD_HOST, runs.good17.facts),
  bad: analysisOf(BAD_HOST, runs.bad17.facts),
}
