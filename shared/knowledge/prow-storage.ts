/**
 * Where Prow instances keep what their runs left, and which addresses people copy from them. Read from public
 * configuration, documents and links on the date of the knowledge; `source` says where.
 */
export interface ProwInstance {
  readonly title: string
  /** Hosts of its web page (deck). */
  readonly decks: readonly string[]
  /** Hosts of gcsweb, which shows buckets as folders. */
  readonly browsers: readonly string[]
  /** Where new runs go; what an address without a bucket means. */
  readonly bucket: string
  /** Further buckets with runs of this instance, laid out the same way. */
  readonly olderBuckets: readonly string[]
  /** How the folder of a repository is spelt below `pr-logs/pull/`. */
  readonly pulls: PullFolders
  /** Organisations on GitHub whose pull requests it tests. One that no instance names is looked for in the first. */
  readonly organisations: readonly string[]
  readonly source: string
}

/**
 * Prow's `path_strategy` with its `default_org` and `default_repo` (kubernetes-sigs/prow pkg/pod-utils/gcs/target.go@a619408973):
 * - `legacy`: no folder for the default repository, `<repo>` for others of the default organisation, else `<org>_<repo>`
 * - `single`: no folder for the default repository, else `<org>_<repo>`
 * - `explicit`: always `<org>_<repo>`
 */
export type PullFolders =
  | { readonly strategy: 'legacy' | 'single'; readonly org: string; readonly repo: string }
  | { readonly strategy: 'explicit' }

export const prowInstances = [
  {
    title: 'Kubernetes',
    decks: ['prow.k8s.io'],
    browsers: ['gcsweb.k8s.io'],
    bucket: 'kubernetes-ci-logs',
    olderBuckets: ['kubernetes-jenkins', 'kubernetes-jenkins-pull'],
    pulls: { strategy: 'legacy', org: 'kubernetes', repo: 'kubernetes' },
    organisations: ['kubernetes', 'kubernetes-sigs', 'kubernetes-csi', 'kubernetes-client', 'containerd', 'etcd-io'],
    source: 'kubernetes/test-infra config/prow/config.yaml@9cd5798cbb',
  },
  {
    title: 'OpenShift',
    decks: ['prow.ci.openshift.org'],
    browsers: ['gcsweb-ci.apps.ci.l2s4.p1.openshiftapps.com', 'gcs.ci.openshift.org'],
    // The older buckets were closed to the public in September 2026, and nothing was copied out of them.
    bucket: 'test-platform-results-public',
    olderBuckets: ['test-platform-results', 'origin-ci-test'],
    pulls: { strategy: 'single', org: 'openshift', repo: 'origin' },
    organisations: ['openshift'],
    source:
      'openshift/release, its document “Prow artifact buckets” (2026-09); path_strategy, default_org and default_repo as in its ProwJobs of both older buckets',
  },
  {
    title: 'Istio',
    decks: ['prow.istio.io'],
    browsers: ['gcsweb.istio.io'],
    // Newer runs lie in an S3 bucket of the same name (addresses with /view/s3/), which is not read here.
    bucket: 'istio-prow',
    olderBuckets: [],
    pulls: { strategy: 'explicit' },
    organisations: ['istio'],
    source:
      'kubernetes/test-infra config/testgrids@9cd5798cbb; links gs/istio-prow/pr-logs/pull/istio_release-builder/1944',
  },
  {
    title: 'KubeVirt',
    decks: ['prow.ci.kubevirt.io'],
    browsers: [],
    bucket: 'kubevirt-prow',
    olderBuckets: [],
    pulls: { strategy: 'explicit' },
    organisations: ['kubevirt', 'k8snetworkplumbingwg'],
    source: 'kubevirt/ci-health reports of 2026: links gs/kubevirt-prow/pr-logs/pull/kubevirt_kubevirt/17974',
  },
  {
    title: 'Google open source',
    decks: ['oss.gprow.dev', 'oss-prow.knative.dev'],
    browsers: [],
    bucket: 'oss-prow',
    olderBuckets: [],
    pulls: { strategy: 'explicit' },
    organisations: ['kubeflow'],
    source: 'kubeflow/pipelines test scripts: link gs/oss-prow/pr-logs/pull/kubeflow_pipelines/5836',
  },
  {
    title: 'Knative',
    decks: ['prow.knative.dev'],
    browsers: [],
    bucket: 'knative-prow',
    olderBuckets: [],
    // What every strategy gives for repositories that are nobody’s default.
    pulls: { strategy: 'explicit' },
    organisations: ['knative', 'knative-extensions'],
    source:
      'links gs/knative-prow/logs/nightly_net-kourier_main_periodic of 2025; folders of pull requests are not on record',
  },
  {
    title: 'TiDB',
    decks: ['prow.tidb.net'],
    browsers: [],
    bucket: 'prow-tidb-logs',
    olderBuckets: [],
    pulls: { strategy: 'explicit' },
    organisations: ['pingcap'],
    source: 'pingcap dashboards of 2026: links gs/prow-tidb-logs/pr-logs/pull/pingcap_tidb/67929',
  },
] as const satisfies readonly ProwInstance[]

/** Hosts that may be asked what a ProwJob is. */
export const prowHosts: readonly string[] = prowInstances.flatMap(({ decks }) => decks)

/** A bucket that was given up for another, to which its objects were copied under the same names. */
export interface BucketSuccession {
  readonly bucket: string
  readonly successor: string
  readonly source: string
}

export const bucketSuccessions = [
  {
    bucket: 'kubernetes-jenkins',
    successor: 'kubernetes-ci-logs',
    source:
      'https://github.com/kubernetes/test-infra/issues/33381: closed to the public since 2024-10-11, old runs were copied',
  },
  {
    bucket: 'origin-ci-test',
    successor: 'test-platform-results',
    source: 'openshift/release, its document “Prow artifact buckets”: the old name is an alias of it',
  },
] as const satisfies readonly BucketSuccession[]

/** Hosts of pages that show many runs and whose addresses name none. */
export const runlessHosts = {
  testGrid: ['testgrid.k8s.io', 'k8s-testgrid.appspot.com'],
  shortLinks: ['go.k8s.io'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** Buckets that hold the page of Triage, which groups failures of many runs (domain: kubernetes/test-infra triage/). */
export const triageBuckets: readonly string[] = ['k8s-triage', 'k8s-gubernator']

/** Hosts of Gubernator, the viewer before Spyglass: gone, but still in old issues. */
export const gubernatorHosts: readonly string[] = ['k8s-gubernator.appspot.com', 'gubernator.k8s.io']
