import type { Phase } from '../model/timeline.ts'

/**
 * What a run leaves behind and where: node e2e and cluster e2e under Prow
 * (kubernetes: test/e2e_node/remote/remote.go@008b365295, test/e2e_node/services/logs.go@0f907e36ab;
 * test-infra: logexporter/cluster/log-dump.sh@9cd5798cbb).
 */
export interface ArtifactKind {
  /** Matches the path inside the run. */
  readonly pattern: RegExp
  /** Second half of the timeline lane. */
  readonly lane: string
  /** A folder below `artifacts/` that holds one of these is a host's folder. */
  readonly isHostLog?: true
  /** The span of its times is this phase. */
  readonly phase?: Phase['name']
  /** Missing is worth a row in coverage: of every Prow run, or of every host folder. */
  readonly expected?: 'run' | 'host'
}

/** Files of test results: what Spyglass takes for JUnit, at any depth (kubernetes/test-infra config/prow/config.yaml). */
export const testResults = /(?:^|\/)junit[^/]*\.xml$/u

export const artifactKinds: readonly ArtifactKind[] = [
  { pattern: /(?:^|\/)containerd\.log(?:\.gz)?$/u, lane: 'containerd', isHostLog: true, expected: 'host' },
  {
    pattern: /(?:^|\/)containerd-installation\.log(?:\.gz)?$/u,
    lane: 'installation',
    isHostLog: true,
    phase: 'install',
  },
  {
    pattern: /(?:^|\/)kube-(?:node|master)-(?:installation|configuration)\.log(?:\.gz)?$/u,
    lane: 'installation',
    isHostLog: true,
    phase: 'install',
  },
  { pattern: /(?:^|\/)kubelet\.log(?:\.gz)?$/u, lane: 'kubelet', isHostLog: true, expected: 'host' },
  { pattern: /(?:^|\/)crio\.log(?:\.gz)?$/u, lane: 'crio', isHostLog: true },
  { pattern: /(?:^|\/)docker\.log(?:\.gz)?$/u, lane: 'docker', isHostLog: true },
  { pattern: /(?:^|\/)kern\.log(?:\.gz)?$/u, lane: 'kernel', isHostLog: true },
  { pattern: /(?:^|\/)serial-1\.log(?:\.gz)?$/u, lane: 'serial console', isHostLog: true, phase: 'boot' },
  { pattern: /(?:^|\/)cloud-init(?:-output)?\.log(?:\.gz)?$/u, lane: 'cloud-init', isHostLog: true },
  { pattern: /(?:^|\/)startupscript\.log(?:\.gz)?$/u, lane: 'installation', isHostLog: true },
  { pattern: /(?:^|\/)journal\.log(?:\.gz)?$/u, lane: 'journal', isHostLog: true },
  { pattern: /-system\.log(?:\.gz)?$/u, lane: 'journal' },
  {
    pattern: /(?:^|\/)(?:services|kube-proxy|kube-apiserver|etcd)\.log(?:\.gz)?$/u,
    lane: 'control plane',
    isHostLog: true,
  },
  { pattern: /-ginkgo\.log(?:\.gz)?$/u, lane: 'tests', phase: 'tests' },
  { pattern: /(?:^|\/)e2e\.log(?:\.gz)?$/u, lane: 'tests', phase: 'tests' },
  { pattern: /(?:^|\/)clone-(?:log\.txt|records\.json)$/u, lane: 'prow', phase: 'clone' },
  { pattern: /^(?:[a-z0-9-]+-)?build-log\.txt(?:\.gz)?$/u, lane: 'prow', expected: 'run' },
  { pattern: /^sidecar-logs\.json$/u, lane: 'prow' },
  // Last, because the order is also that of citation: a test report only quotes what logs say.
  { pattern: testResults, lane: 'tests' },
]

/** Whether an artifact is the log of a component in the folder of a host, and no test's or job's. */
export const isHostLog = (artifact: string): boolean =>
  artifactKinds.some(kind => kind.isHostLog === true && kind.pattern.test(artifact))

/** Single files that every Prow run has; a missing one is a row in coverage. */
export const expectedRunFiles = ['started.json', 'finished.json', 'prowjob.json', 'build-log.txt'] as const

/** `artifacts/<host>-system.log`: the whole journal, written only when the run failed on that host. */
export const hostJournal = /^artifacts\/(?<host>[^/]+)-system\.log(?:\.gz)?$/u

/** `artifacts/<host>/…` and other layouts in which a folder is named after a host. */
export const hostFolders: readonly RegExp[] = [
  /^(?:.*\/)?artifacts\/(?<host>[^/]+)\/[^/]+$/u,
  /^(?:.*\/)?systemd[-_]logs\/results\/(?<host>[^/]+)(?:\/[^/]+)?$/u,
]

/**
 * What a machine's name says where no artifact says it: the image it was made from (node e2e, domain of run_remote_suite.go),
 * or its role (kube-up, kind, kops).
 */
export const hostNames = {
  images: [
    /^tmp-node-e2e-[0-9a-f]{8}-(?<image>[a-z][a-z0-9-]{2,80})$/u,
    /^[a-z]\d[a-z]{0,2}-[a-z]{3,10}-\d{1,3}-(?<image>[a-z][a-z0-9-]{2,80})-[0-9a-f]{8}$/u,
  ],
  roles: [
    { pattern: /(?:^|-)(?:master|control-plane)\d*$/u, role: 'control-plane' },
    { pattern: /-minion-(?:group-)?[a-z0-9]{1,10}$|-worker\d*$/u, role: 'node' },
  ],
} as const satisfies {
  readonly images: readonly RegExp[]
  readonly roles: readonly { readonly pattern: RegExp; readonly role: string }[]
}

/** Names that stand for all machines of a role, where an artifact speaks of roles and names no machine. */
export const standInHosts: readonly string[] = ['control-plane', 'node']

/** Lines that tell on which host the following lines ran (build-log.txt prints each host's output as one block). */
export const hostBlocks = {
  begin: {
    literal: 'Start Test Suite on Host',
    pattern: /Start Test Suite on Host (?<host>[A-Za-z0-9][A-Za-z0-9.-]{0,252})/u,
  },
  end: {
    literal: 'Finished Test Suite on Host',
    pattern: /(?:(?<outcome>Success|Failure) )?Finished Test Suite on Host (?<host>[A-Za-z0-9][A-Za-z0-9.-]{0,252})\./u,
  },
} as const

/**
 * The runner of node e2e tests names an image's test results after its key in the image configuration: where a line
 * names the key together with the machine's image, and what the files are called
 * (kubernetes: test/e2e_node/remote/run_remote_suite.go@16913111deb1, test/e2e_node/remote/node_e2e.go).
 */
export const suitePrefix = {
  named: [
    /Initializing e2e tests using image (?<prefix>[^\s/]{1,100})\/[^\s/]{1,100}\//u,
    /--report-prefix=(?<prefix>[\w.-]{1,100})/u,
  ],
  results: /(?:^|\/)junit_(?<prefix>[^/]{1,100}?)_?\d{2}\.xml$/u,
} as const

/** Software that runs on a machine under test and not in the Prow pod: seeing it run proves that a machine existed. */
export const hostComponents: readonly string[] = ['containerd', 'cri-o', 'docker', 'kernel', 'kubelet', 'runc']
