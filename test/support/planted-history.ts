import { analyseFiles, type Files } from './analyse-files.ts'
import type { Random } from './sample/random.ts'
import type { Analysis } from '#shared/model/analysis.ts'

/** What runs on one machine. */
export interface Versions {
  readonly image: string
  readonly kernel: string
  readonly containerd: string
  readonly runc: string
  readonly cni: string
  readonly kubelet: string
}
export type Changed = 'image' | 'containerd' | 'runc' | 'cni' | 'kubelet'

/** A failure with its signature in true shape, and the change that causes it. */
export interface Plant {
  readonly name: string
  readonly rule: string
  readonly cause: Changed
  readonly good: Versions
  /** What the cause changes; an image brings its kernel. */
  readonly bad: Partial<Versions>
  /** Innermost text of the error. */
  readonly error: string
  /** The daemon does not come up. */
  readonly isDaemonDead?: true
  /** Something else whose change would explain it as well, with its new version. */
  readonly rival?: { readonly changed: Changed; readonly bad: Partial<Versions> }
  /** What changes with it and is suspected too, where only the true one moved into versions that are known to fail so. */
  readonly lesser?: Partial<Versions>
}

const COS_117 = { image: 'cos-beta-117-18613-164-38', kernel: '6.6.56+' }
const COS_121 = { image: 'cos-beta-121-18867-0-24', kernel: '6.6.72+' }
const COS_101 = { image: 'cos-101-17162-40-5', kernel: '5.15.65+' }
const COS_105 = { image: 'cos-105-17412-156-2', kernel: '5.15.120+' }
const BASE: Versions = {
  ...COS_117,
  containerd: '1.7.24',
  runc: '1.2.5',
  cni: '1.4.0',
  kubelet: 'v1.33.0-alpha.3.245+e1fc73d2516',
}
const START = 'failed to create containerd task: failed to start shim: start failed: '
const CREATE =
  'failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: '

export const PLANTS: readonly Plant[] = [
  {
    name: 'the shim of a new image under containerd 1.7',
    rule: 'shim/unsupported-version',
    cause: 'image',
    good: BASE,
    bad: COS_121,
    error: `${START}unsupported shim version (3): not implemented`,
  },
  {
    name: 'the shim of a new image under containerd 1.6',
    rule: 'shim/json-as-address',
    cause: 'image',
    good: { ...BASE, containerd: '1.6.36' },
    bad: COS_121,
    error: `${START}dial unix \\x00{\\"version\\":3,\\"address\\":\\"unix:///run/containerd/s/148ce26d953fb243c85ce370a41dca14abc101ac3dc2423e5fc3544479dced42\\",\\"protocol\\":\\"ttrpc\\"}: connect: invalid argument`,
  },
  {
    name: 'containerd built for a newer glibc',
    rule: 'binary/glibc-too-old',
    cause: 'containerd',
    good: BASE,
    bad: { containerd: '1.7.27' },
    error:
      "/home/containerd/usr/local/bin/containerd: /lib64/libc.so.6: version `GLIBC_2.34' not found (required by /home/containerd/usr/local/bin/containerd)",
    isDaemonDead: true,
    rival: { changed: 'image', bad: COS_121 },
  },
  {
    name: 'an image with another cgroup driver',
    rule: 'cgroup/driver-mismatch',
    cause: 'image',
    good: { ...BASE, ...COS_101, containerd: '1.6.18' },
    bad: COS_105,
    error: `${CREATE}expected cgroupsPath to be of format \\"slice:prefix:name\\" for systemd cgroups, got \\"/kubepods/burstable/podb0df767f\\" instead: unknown`,
    rival: { changed: 'containerd', bad: { containerd: '1.6.21' } },
  },
  {
    name: 'a kubelet that needs CRI v1',
    rule: 'cri/v1-unimplemented',
    cause: 'kubelet',
    good: { ...BASE, containerd: '1.5.11', kubelet: 'v1.25.4' },
    bad: { kubelet: 'v1.26.1' },
    error:
      'validate CRI v1 runtime API for endpoint \\"unix:///run/containerd/containerd.sock\\": rpc error: code = Unimplemented desc = unknown service runtime.v1.RuntimeService',
  },
  {
    name: 'a configuration of containerd 2 under containerd 1.7',
    rule: 'config/version-too-new-for-1x',
    cause: 'containerd',
    good: { ...BASE, containerd: '2.0.4' },
    bad: { containerd: '1.7.25' },
    error:
      'containerd config version `3` is not supported, the max version is `2`, use `containerd config default` to generate a new config',
    isDaemonDead: true,
    rival: { changed: 'image', bad: COS_121 },
  },
  {
    name: 'a runc that needs a newer kernel',
    rule: 'runc/seccomp-flag-unknown',
    cause: 'runc',
    good: BASE,
    bad: { runc: '1.5.0' },
    error: `${CREATE}unable to start container process: unable to fetch SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV bit: invalid argument`,
    lesser: { containerd: '1.7.25' },
  },
  {
    name: 'network plugins of another generation',
    rule: 'network/cni-versions',
    cause: 'cni',
    good: BASE,
    bad: { cni: '0.6.0' },
    error:
      'failed to setup network for sandbox \\"0ae5\\": incompatible CNI versions; config is \\"1.0.0\\", plugin supports [\\"0.1.0\\" \\"0.2.0\\"]',
    rival: { changed: 'image', bad: COS_121 },
  },
  {
    name: 'an image whose overlay is refused',
    rule: 'snapshotter/overlay-refused',
    cause: 'image',
    good: BASE,
    bad: COS_121,
    error: 'failed to create containerd container: failed to mount overlay: invalid argument',
  },
  {
    name: 'a containerd that no longer reads schema 1',
    rule: 'image/schema1-removed',
    cause: 'containerd',
    good: { ...BASE, containerd: '1.7.27' },
    bad: { containerd: '2.1.0' },
    error:
      'failed to pull and unpack image \\"docker.io/library/old:1\\": schema 1 image manifests are no longer supported: invalid argument',
  },
  {
    name: 'a containerd that no longer upgrades connections',
    rule: 'streaming/upgrade-failed',
    cause: 'containerd',
    good: { ...BASE, containerd: '1.6.0-rc.1-4-g731518417' },
    bad: { containerd: '1.6.0-rc.1-12-gabcdef012' },
    error: 'unable to upgrade connection: container not found (\\"agnhost\\")',
  },
]

/** One machine of a run. */
export interface Machine {
  readonly versions: Versions
  /** The failure that it shows; undefined = it is well. */
  readonly plant?: Plant | undefined
}

/** What differs between any two runs of the job and explains nothing. */
interface Decoys {
  readonly harmless: number
  readonly symptoms: number
  readonly jobImage: string
  readonly crictl: string
}

/** Versions after a change. */
export function apply(versions: Versions, ...changes: readonly Partial<Versions>[]): Versions {
  return Object.assign({}, versions, ...changes) as Versions
}

/** The analysis of a run with these machines, from bytes in the shapes that node e2e leaves. */
export function plantRun(machines: readonly Machine[], random: Random, source = 'memory'): Analysis {
  const isBad = machines.some(machine => machine.plant !== undefined)
  const decoys: Decoys = {
    harmless: random.between(0, 40),
    symptoms: isBad ? random.between(0, 30) : random.between(0, 2),
    jobImage: `us-central1-docker.pkg.dev/k8s-staging-test-infra/images/kubekins-e2e:v202503${random.between(10, 28)}-${random.hex(10)}-master`,
    crictl: `1.${random.between(28, 32)}.0`,
  }
  const hosts = machines.map(machine => ({
    ...machine,
    name: `tmp-node-e2e-${random.hex(8)}-${machine.versions.image}`,
  }))
  const files: Files = Object.fromEntries([
    ...prowFiles(random, isBad, decoys),
    ['build-log.txt', hosts.map(host => buildLogOf(host)).join('')],
    ...hosts.flatMap((host, index) => hostFiles(host, decoys, index)),
  ])
  return { ...analyseFiles(files), ...named(files, source) }
}

function named(files: Files, source: string): Pick<Analysis, 'run'> {
  return { run: { ...analyseFiles({ 'finished.json': files['finished.json'] ?? '' }).run, source } }
}

function prowFiles(random: Random, isBad: boolean, decoys: Decoys): readonly (readonly [string, string])[] {
  const repos = {
    'kubernetes/kubernetes': `master:${random.hex(40)}`,
    'kubernetes/test-infra': `master:${random.hex(40)}`,
  }
  const container = { image: decoys.jobImage, command: ['runner.sh'], args: ['--deployment=node'] }
  const prowJob = { kind: 'ProwJob', spec: { job: 'ci-containerd-node-e2e', pod_spec: { containers: [container] } } }
  const result = isBad ? 'FAILURE' : 'SUCCESS'
  return [
    ['started.json', JSON.stringify({ timestamp: 1741172400, repos })],
    ['finished.json', JSON.stringify({ timestamp: 1741176000, passed: !isBad, result })],
    ['prowjob.json', JSON.stringify(prowJob)],
  ]
}

interface Named extends Machine {
  readonly name: string
}

function buildLogOf({ name, versions, plant }: Named): string {
  return [
    `I0305 11:15:01.123456    6512 run_remote.go:584] Initializing e2e tests using image cos-stable/cos-cloud/${versions.image}.`,
    `>                              START TEST                                >`,
    `Start Test Suite on Host ${name}`,
    `${plant === undefined ? 'Success' : 'Failure'} Finished Test Suite on Host ${name}. Refer to artifacts directory for ginkgo log for this host.`,
    '',
  ].join('\n')
}

const HARMLESS =
  'level=error msg="failed to load cni during init, please check CRI plugin status before setting up network for pods" error="cni config load failed: no network config found in /etc/cni/net.d: cni plugin not initialized: failed to load cni config"'
const SYMPTOM = 'level=error msg="StopPodSandbox failed" error="failed to stop container: ttrpc: closed: unknown"'

function hostFiles(host: Named, decoys: Decoys, index: number): readonly (readonly [string, string])[] {
  const { name, versions, plant } = host
  const folder = `artifacts/${name}`
  const failing = plant === undefined ? '' : '<failure message="timed out">Timed out after 300s.</failure>'
  return [
    [`${folder}/containerd-installation.log`, installationLog(host, decoys)],
    [`${folder}/containerd.log`, containerdLog(host, decoys)],
    [`${folder}/kubelet.log`, kubeletLog(host, decoys)],
    [
      `${folder}/serial-1.log`,
      `[    0.000000] Linux version ${versions.kernel} (builder@localhost) (Chromium OS 17.0_pre498229-r33 clang version 17.0.0) #1 SMP PREEMPT_DYNAMIC\n`,
    ],
    [
      `artifacts/junit_cos-stable${String(index + 1).padStart(2, '0')}.xml`,
      `<testsuite name="e2e_node"><testcase name="pods run ${index}" classname="e2e">${failing}</testcase></testsuite>\n`,
    ],
  ]
}

function installationLog({ name, versions }: Named, { crictl }: Decoys): string {
  const line = (text: string) => `Mar 05 11:19:58 ${name} configure.sh[1805]: ${text}\n`
  return [
    `+ version=${versions.containerd}`,
    `+ TARBALL_GCS_NAME=containerd-cni-${versions.containerd}.linux-amd64.tar.gz`,
    '+ /home/containerd/usr/local/sbin/runc --version',
    `runc version ${versions.runc}`,
    `+ curl -L https://github.com/containernetworking/plugins/releases/download/v${versions.cni}/cni-plugins-linux-amd64-v${versions.cni}.tgz`,
    `+ tar xvf crictl-v${crictl}-linux-amd64.tar.gz`,
  ]
    .map(line)
    .join('')
}

function containerdLog({ name, versions, plant }: Named, { harmless, symptoms }: Decoys): string {
  const line = (second: number, text: string) =>
    `Mar 05 11:2${Math.floor(second / 60)}:${String(second % 60).padStart(2, '0')} ${name} containerd[1433]: ${text}\n`
  const time = 'time="2025-03-05T11:20:10.123456789Z"'
  const started = `${time} level=info msg="starting containerd" revision=0cae528dd6cb557f7201036e9f43420650207b58 version=v${versions.containerd}`
  if (plant?.isDaemonDead === true) return line(11, plant.error).repeat(5)
  const failed = `${time} level=error msg="RunPodSandbox for &PodSandboxMetadata{Name:pod-1,Uid:1,Namespace:e2e,Attempt:0,} failed, error" error="${plant?.error ?? ''}"`
  return [
    line(5, started),
    ...Array.from({ length: harmless }, () => line(6, `${time} ${HARMLESS}`)),
    ...Array.from({ length: symptoms }, () => line(100, `${time} ${SYMPTOM}`)),
    ...(plant === undefined ? [] : Array.from({ length: 7 }, () => line(90, failed))),
  ].join('')
}

function kubeletLog({ name, versions, plant }: Named, { harmless }: Decoys): string {
  const line = (text: string) => `Mar 05 11:20:30 ${name} kubelet[4242]: ${text}\n`
  const pod =
    plant === undefined
      ? ''
      : `E0305 11:21:40.123456    4242 pod_workers.go:1301] "Error syncing pod, skipping" err="rpc error: code = Unknown desc = ${plant.error}" pod="e2e/pod-1"`
  return [
    line(`I0305 11:20:20.123456    4242 server.go:484] "Kubelet version" kubeletVersion="${versions.kubelet}"`),
    ...Array.from({ length: harmless }, () =>
      line(
        'E0305 11:20:21.123456    4242 kubelet.go:2373] "Container runtime network not ready" networkReady="NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: cni plugin not initialized"',
      ),
    ),
    ...(pod === '' ? [] : [line(pod).repeat(4)]),
  ].join('')
}
