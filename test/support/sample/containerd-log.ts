import { clockText } from './clock-text.ts'
import { journalLine, journalText, logfmt, type Entry, type TimedLine } from './journal.ts'
import { rpcError, shimError, type Pod, type Scene } from './spec.ts'

const DAEMON_PID = 1433
/** Retries of the kubelet's sync loop inside one test's time-out. */
const RETRY_MS = 13_400
/** Enough retries to see the attempt grow; the real logs hold hundreds. */
const RETRIES = 9

const PLUGINS_1X = [
  'content.v1.content', 'snapshotter.v1.native', 'snapshotter.v1.overlayfs', 'metadata.v1.bolt', 'gc.v1.scheduler', 'differ.v1.walking',
  'event.v1.exchange', 'lease.v1.manager', 'streaming.v1.manager', 'runtime.v1.linux', 'runtime.v2.task', 'runtime.v2.shim', 'sandbox.store.v1.local',
  'sandbox.controller.v1.local', 'monitor.v1.cgroups', 'service.v1.tasks-service', 'service.v1.containers-service', 'service.v1.content-service',
  'service.v1.images-service', 'service.v1.namespaces-service', 'service.v1.snapshots-service', 'grpc.v1.containers', 'grpc.v1.content', 'grpc.v1.events',
  'grpc.v1.healthcheck', 'grpc.v1.images', 'grpc.v1.introspection', 'grpc.v1.leases', 'grpc.v1.namespaces', 'grpc.v1.sandboxes', 'grpc.v1.snapshots',
  'grpc.v1.streaming', 'grpc.v1.tasks', 'grpc.v1.transfer', 'grpc.v1.version', 'internal.v1.opt', 'grpc.v1.cri',
] as const

/** journalctl -u containerd: the daemon that the job installed, started by its unit of the same name. */
export function containerdLog(scene: Scene): string {
  const pods = scene.pods.flatMap(pod => (pod.fails ? failedPod(scene, pod) : podLife(scene, pod)))
  return journalText([...startUp(scene), ...pods])
}

type Words = readonly [level: string, message: string, fields?: Readonly<Record<string, string>>]

function daemonLine(scene: Scene, at: number, entry: Entry): TimedLine {
  return journalLine(at, { host: scene.host, ident: 'containerd', pid: DAEMON_PID }, logfmt(at, entry))
}

function startUp(scene: Scene): readonly TimedLine[] {
  const { daemon, times } = { daemon: scene.spec.daemon, times: scene.times }
  const at = times.daemon
  const line = (after: number, [level, message, fields]: Words) => daemonLine(scene, at + after, { level, message, fields })
  const plugins = PLUGINS_1X.map((plugin, index) =>
    line(41 + index, ['info', `loading plugin "io.containerd.${plugin}"...`, { type: `io.containerd.${plugin.split('.').slice(0, 2).join('.')}` }]),
  )
  const pause = scene.spec.branch === '1.7' ? '3.8' : '3.6'
  return [
    journalLine(at - 20, { host: scene.host, ident: 'systemd', pid: 1 }, 'Starting containerd.service - containerd container runtime...'),
    line(0, ['info', 'starting containerd', { revision: daemon.revision, version: daemon.version }]),
    ...plugins,
    line(84, ['info', criConfig(pause)]),
    line(85, ['info', 'Connect containerd service']),
    line(86, ['info', 'Get image filesystem path "/var/lib/containerd/io.containerd.snapshotter.v1.overlayfs"']),
    // The classic red herring of a boot before any CNI configuration exists; in good and bad runs alike.
    line(88, ['error', 'failed to load cni during init, please check CRI plugin status before setting up network for pods', {
      error: 'cni config load failed: no network config found in /etc/cni/net.d: cni plugin not initialized: failed to load cni config',
    }]),
    line(91, ['info', 'Start subscribing containerd event']),
    line(92, ['info', 'Start recovering state']),
    line(93, ['info', 'serving...', { address: '/run/containerd/containerd.sock.ttrpc' }]),
    line(94, ['info', 'serving...', { address: '/run/containerd/containerd.sock' }]),
    line(95, ['info', 'Start event monitor']),
    line(96, ['info', 'Start snapshots syncer']),
    line(97, ['info', 'Start cni network conf syncer for default']),
    line(98, ['info', 'Start streaming server']),
    journalLine(at + 99, { host: scene.host, ident: 'systemd', pid: 1 }, 'Started containerd.service - containerd container runtime.'),
    line(100, ['info', 'containerd successfully booted in 0.059814s']),
  ]
}

function criConfig(pause: string): string {
  const runc =
    'runc:{Type:io.containerd.runc.v2 Path: Engine: PodAnnotations:[] ContainerAnnotations:[] Root: Options:map[BinaryName:/home/containerd/usr/local/sbin/runc SystemdCgroup:true] PrivilegedWithoutHostDevices:false PrivilegedWithoutHostDevicesAllDevicesAllowed:false BaseRuntimeSpec: NetworkPluginConfDir: NetworkPluginMaxConfNum:0 Snapshotter: SandboxMode:podsandbox}'
  const handler = 'test-handler:{Type:io.containerd.runc.v2 Path: Engine: PodAnnotations:[] ContainerAnnotations:[] Root: Options:map[SystemdCgroup:true] SandboxMode:podsandbox}'
  return `Start cri plugin with config {PluginConfig:{ContainerdConfig:{Snapshotter:overlayfs DefaultRuntimeName:runc DefaultRuntime:{Type: Path: Engine:} UntrustedWorkloadRuntime:{Type: Path: Engine:} Runtimes:map[${runc} ${handler}] NoPivot:false DisableSnapshotAnnotations:true DiscardUnpackedLayers:false IgnoreBlockIONotEnabledErrors:false IgnoreRdtNotEnabledErrors:false} CniConfig:{NetworkPluginBinDir:/home/containerd/opt/cni/bin NetworkPluginConfDir:/etc/cni/net.d NetworkPluginMaxConfNum:1 NetworkPluginConfTemplate: IPPreference:} Registry:{ConfigPath: Mirrors:map[] Configs:map[] Auths:map[] Headers:map[]} ImageDecryption:{KeyModel:node} DisableTCPService:true StreamServerAddress:127.0.0.1 StreamServerPort:0 StreamIdleTimeout:4h0m0s EnableSelinux:false SelinuxCategoryRange:1024 SandboxImage:registry.k8s.io/pause:${pause} StatsCollectPeriod:10 SystemdCgroup:false MaxContainerLogLineSize:262144 DisableCgroup:false DisableApparmor:false RestrictOOMScoreAdj:false MaxConcurrentDownloads:3} ContainerdRootDir:/var/lib/containerd ContainerdEndpoint:/run/containerd/containerd.sock RootDir:/var/lib/containerd/io.containerd.grpc.v1.cri StateDir:/run/containerd/io.containerd.grpc.v1.cri}`
}

function sandboxMetadata(pod: Pod, attempt: number): string {
  return `&PodSandboxMetadata{Name:${pod.name},Uid:${pod.uid},Namespace:${pod.namespace},Attempt:${attempt},}`
}

function podLife(scene: Scene, pod: Pod): readonly TimedLine[] {
  const line = (after: number, [level, message, fields]: Words) => daemonLine(scene, pod.at + after, { level, message, fields })
  const task = `/run/containerd/io.containerd.runtime.v2.task/k8s.io/${pod.sandboxId}`
  const end = pod.until - pod.at - 3_000
  return [
    line(80, ['info', `RunPodSandbox for ${sandboxMetadata(pod, 0)}`]),
    line(141, ['debug', 'starting signal loop', { namespace: 'k8s.io', path: task, pid: String(scene.random.between(2000, 32000)), runtime: 'io.containerd.runc.v2' }]),
    line(212, ['info', `RunPodSandbox for ${sandboxMetadata(pod, 0)} returns sandbox id "${pod.sandboxId}"`]),
    line(240, ['info', `PullImage "${pod.image}"`]),
    line(1460, ['info', `Pulled image "${pod.image}" with image id "sha256:${pod.digest}", repo tag "${pod.image}", repo digest "${pod.image.split(':')[0] ?? ''}@sha256:${pod.digest}", size "51.1MB" in 1.2s`]),
    line(1490, ['info', `CreateContainer within sandbox "${pod.sandboxId}" for container &ContainerMetadata{Name:${pod.container},Attempt:0,}`]),
    line(1532, ['info', `CreateContainer within sandbox "${pod.sandboxId}" for &ContainerMetadata{Name:${pod.container},Attempt:0,} returns container id "${pod.containerId}"`]),
    line(1534, ['info', `StartContainer for "${pod.containerId}"`]),
    line(1640, ['info', `StartContainer for "${pod.containerId}" returns successfully`]),
    line(end, ['info', 'shim disconnected', { id: pod.containerId, namespace: 'k8s.io' }]),
    line(end + 1, ['warning', 'cleaning up after shim disconnected', { id: pod.containerId, namespace: 'k8s.io' }]),
    line(end + 2, ['info', 'cleaning up dead shim', { namespace: 'k8s.io' }]),
    line(end + 220, ['info', `StopPodSandbox for "${pod.sandboxId}"`]),
    line(end + 260, ['info', `TearDown network for sandbox "${pod.sandboxId}" successfully`]),
    line(end + 261, ['info', `StopPodSandbox for "${pod.sandboxId}" returns successfully`]),
    line(end + 900, ['info', `RemovePodSandbox for "${pod.sandboxId}"`]),
    line(end + 915, ['info', `RemovePodSandbox "${pod.sandboxId}" returns successfully`]),
  ]
}

function failedPod(scene: Scene, pod: Pod): readonly TimedLine[] {
  return Array.from({ length: RETRIES }, (_, attempt) => {
    const at = pod.at + 80 + attempt * RETRY_MS
    return [
      daemonLine(scene, at, { level: 'info', message: `RunPodSandbox for ${sandboxMetadata(pod, attempt)}` }),
      daemonLine(scene, at + 96, { level: 'error', message: `RunPodSandbox for ${sandboxMetadata(pod, attempt)} failed, error`, fields: { error: shimError(scene, pod) } }),
    ]
  }).flat()
}

/** klog header of the kubelet. */
function klog(level: 'I' | 'W' | 'E', at: number, message: string): string {
  return `${level}${clockText.klog(at)}    ${KUBELET_PID} ${message}`
}
const KUBELET_PID = 2114

/** journalctl -u kubelet-*: klog inside journald's prefix. */
export function kubeletLog(scene: Scene): string {
  const at = scene.times.kubelet
  const start = [
    ['I', 'server.go:484', `"Kubelet version" kubeletVersion="${scene.spec.kubernetes.version}"`],
    ['I', 'server.go:486', '"Golang settings" GOGC="" GOMAXPROCS="" GOTRACEBACK=""'],
    ['I', 'server.go:698', '"--cgroups-per-qos enabled, but --cgroup-root was not specified.  Defaulting to /"'],
    ['I', 'container_manager_linux.go:265', '"Container manager verified user specified cgroup-root exists" cgroupRoot=[]'],
    ['I', 'server.go:525', '"Using cgroup driver setting received from the CRI runtime" cgroupDriver="systemd"'],
    ['I', 'kuberuntime_manager.go:279', `"Container runtime initialized" containerRuntime="containerd" version="${scene.spec.daemon.version}" apiVersion="v1"`],
    ['I', 'kubelet.go:446', '"Attempting to sync node with API server"'],
    ['I', 'kubelet.go:341', '"Adding static pod path" path="/tmp/node-e2e/static-pods"'],
    ['E', 'kubelet.go:3002', '"Container runtime network not ready" networkReady="NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: cni plugin not initialized"'],
    ['I', 'desired_state_of_world_populator.go:150', '"Desired state populator starts to run"'],
    ['I', 'kubelet_node_status.go:75', `"Attempting to register node" node="${scene.host}"`],
    ['I', 'kubelet_node_status.go:78', `"Successfully registered node" node="${scene.host}"`],
  ] as const
  const lines = start.map(([level, source, message], index) => ({ at: at + index * 37, text: klog(level, at + index * 37, `${source}] ${message}`) }))
  const pods = scene.pods.flatMap(pod => (pod.fails ? failedSync(scene, pod) : syncedPod(pod)))
  return journalText([...lines, ...pods].map(({ at: when, text }) => journalLine(when, { host: scene.host, ident: 'kubelet', pid: KUBELET_PID }, text)))
}

function podName(pod: Pod): string {
  return `${pod.namespace}/${pod.name}`
}

function syncedPod(pod: Pod): readonly TimedLine[] {
  const line = (after: number, source: string, message: string) => ({ at: pod.at + after, text: klog('I', pod.at + after, `${source}] ${message}`) })
  const end = pod.until - pod.at - 3_000
  return [
    line(0, 'kubelet.go:2446', `"SyncLoop ADD" source="api" pods=["${podName(pod)}"]`),
    line(22, 'reconciler_common.go:251', `"operationExecutor.VerifyControllerAttachedVolume started for volume \\"kube-api-access-${pod.uid.slice(0, 5)}\\" (UniqueName: \\"kubernetes.io/projected/${pod.uid}-kube-api-access-${pod.uid.slice(0, 5)}\\") pod \\"${pod.name}\\" (UID: \\"${pod.uid}\\") " pod="${podName(pod)}"`),
    line(71, 'util.go:30', `"No sandbox for pod can be found. Need to start a new one" pod="${podName(pod)}"`),
    line(1700, 'kubelet.go:2478', `"SyncLoop (PLEG): event for pod" pod="${podName(pod)}" event={"ID":"${pod.uid}","Type":"ContainerStarted","Data":"${pod.containerId}"}`),
    line(1702, 'kubelet.go:2478', `"SyncLoop (PLEG): event for pod" pod="${podName(pod)}" event={"ID":"${pod.uid}","Type":"ContainerStarted","Data":"${pod.sandboxId}"}`),
    line(2710, 'pod_startup_latency_tracker.go:104', `"Observed pod startup duration" pod="${podName(pod)}" podStartSLOduration=1.52 podStartE2EDuration="2.71s"`),
    line(end + 8, 'kubelet.go:2478', `"SyncLoop (PLEG): event for pod" pod="${podName(pod)}" event={"ID":"${pod.uid}","Type":"ContainerDied","Data":"${pod.containerId}"}`),
    line(end + 310, 'kubelet.go:2462', `"SyncLoop DELETE" source="api" pods=["${podName(pod)}"]`),
    line(end + 330, 'kubelet.go:2456', `"SyncLoop REMOVE" source="api" pods=["${podName(pod)}"]`),
  ]
}

/** One failed sync: the same error four times, each writer quoting the one before. */
function failedSync(scene: Scene, pod: Pod): readonly TimedLine[] {
  const rpc = rpcError(scene, pod)
  const quote = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\0', '\\x00')}"`
  const full = `${pod.name}_${pod.namespace}(${pod.uid})`
  const sync = `failed to "CreatePodSandbox" for ${quote(full)} with CreatePodSandboxError: ${quote(`Failed to create sandbox for pod ${quote(full)}: ${rpc}`)}`
  const first = [
    { at: pod.at, text: klog('I', pod.at, `kubelet.go:2446] "SyncLoop ADD" source="api" pods=["${podName(pod)}"]`) },
    { at: pod.at + 71, text: klog('I', pod.at + 71, `util.go:30] "No sandbox for pod can be found. Need to start a new one" pod="${podName(pod)}"`) },
  ]
  const attempts = Array.from({ length: RETRIES }, (_, attempt) => {
    const at = pod.at + 180 + attempt * RETRY_MS
    return [
      ['log.go:32', `"RunPodSandbox from runtime service failed" err=${quote(rpc)}`],
      ['kuberuntime_sandbox.go:72', `"Failed to create sandbox for pod" err=${quote(rpc)} pod="${podName(pod)}"`],
      ['kuberuntime_manager.go:1237', `"CreatePodSandbox for pod failed" err=${quote(rpc)} pod="${podName(pod)}"`],
      ['pod_workers.go:1301', `"Error syncing pod, skipping" err=${quote(sync)} pod="${podName(pod)}" podUID="${pod.uid}"`],
    ].map(([source, message], index) => ({ at: at + index, text: klog('E', at + index, `${source ?? ''}] ${message ?? ''}`) }))
  })
  return [...first, ...attempts.flat()]
}
