/**
 * Events that two writers of one run tell of, each by its own clock: what the skew between them is measured by
 * (shared/analysis/clock). Patterns run on the normalised line, like those of rules.
 */
export interface SharedEvent {
  /** What happened. Two lines tell of the same event when this is the same, and what their pattern's groups hold. */
  readonly event: 'sandbox-request' | 'start' | 'removal' | 'pod-creation' | 'kernel' | 'kernel-start'
  /** As in `VersionReading`. Rare: every line that holds it is read. */
  readonly literal: string
  /** Its groups `namespace`, `name` and `id`, as far as it has them, tell which one it is. */
  readonly pattern: RegExp
  readonly source: string
  readonly samples: readonly [SharedEventSample, ...SharedEventSample[]]
  readonly counterSamples: readonly { readonly line: string; readonly why: string }[]
}
export interface SharedEventSample {
  readonly line: string
  /** Its groups, joined by `/`. */
  readonly key: string
}

const ID = '6b4672f7e8e740095378ac4d9e10d2d18aec543c77dc99539bba710666907803'

export const sharedEvents: readonly SharedEvent[] = [
  {
    event: 'sandbox-request',
    literal: 'No sandbox for pod can be found',
    pattern:
      /"No sandbox for pod can be found\. Need to start a new one" pod="(?<namespace>[^"/]{1,63})\/(?<name>[^"]{1,253})"/u,
    source: 'https://github.com/kubernetes/kubernetes/blob/v1.30.0/pkg/kubelet/util/util.go',
    samples: [
      {
        line: 'I0304 10:05:41.961171    2114 util.go:30] "No sandbox for pod can be found. Need to start a new one" pod="ns-1/web-0"',
        key: 'ns-1/web-0',
      },
    ],
    counterSamples: [
      {
        line: 'I0304 10:05:41.961171    2114 util.go:48] "No ready sandbox for pod can be found. Need to start a new one" pod="ns-1/web-0"',
        why: 'a later attempt: containerd was asked before',
      },
    ],
  },
  {
    event: 'sandbox-request',
    literal: 'andbox for &PodSandboxMetadata{',
    pattern:
      /RunPod[Ss]andbox for &PodSandboxMetadata\{Name:(?<name>[^,]{1,253}),Uid:[^,]{0,64},Namespace:(?<namespace>[^,]{1,63}),Attempt:0,\}(?! (?:returns|failed))/u,
    source: 'https://github.com/containerd/containerd/blob/v1.7.0/pkg/cri/instrument/instrumented_service.go',
    samples: [
      {
        line: 'time="2021-08-17T16:07:14.966206400Z" level=info msg="RunPodSandbox for &PodSandboxMetadata{Name:web-0,Uid:27cfa381-df83-4039-ad88-63175e51243c,Namespace:ns-1,Attempt:0,}"',
        key: 'ns-1/web-0',
      },
    ],
    counterSamples: [
      {
        line: `msg="RunPodSandbox for &PodSandboxMetadata{Name:web-0,Uid:u,Namespace:ns-1,Attempt:0,} returns sandbox id \\"${ID}\\""`,
        why: 'the answer, not the request',
      },
      {
        line: 'msg="RunPodSandbox for &PodSandboxMetadata{Name:web-0,Uid:u,Namespace:ns-1,Attempt:1,}"',
        why: 'a later attempt',
      },
    ],
  },
  {
    event: 'start',
    literal: 'returns sandbox id',
    pattern: /returns sandbox id "(?<id>[0-9a-f]{64})"/u,
    source: 'https://github.com/containerd/containerd/blob/v1.7.0/pkg/cri/instrument/instrumented_service.go',
    samples: [
      {
        line: `msg="RunPodSandbox for &PodSandboxMetadata{Name:web-0,Uid:u,Namespace:ns-1,Attempt:0,} returns sandbox id \\"${ID}\\""`,
        key: ID,
      },
    ],
    counterSamples: [{ line: 'RunPodSandbox returns sandbox id "6b46"', why: 'an id that was cut is not unique' }],
  },
  {
    event: 'start',
    literal: 'StartContainer for',
    pattern: /StartContainer for "(?<id>[0-9a-f]{64})" returns successfully/u,
    source: 'https://github.com/containerd/containerd/blob/v1.7.0/pkg/cri/instrument/instrumented_service.go',
    samples: [{ line: `level=info msg="StartContainer for \\"${ID}\\" returns successfully"`, key: ID }],
    counterSamples: [{ line: `level=info msg="StartContainer for \\"${ID}\\""`, why: 'only asked for' }],
  },
  {
    event: 'start',
    literal: 'SyncLoop (PLEG)',
    pattern: /ContainerStarted"?,? ?"?Data"?: ?"?(?<id>[0-9a-f]{64})/u,
    source: 'https://github.com/kubernetes/kubernetes/blob/v1.30.0/pkg/kubelet/kubelet.go',
    samples: [
      {
        line: `"SyncLoop (PLEG): event for pod" pod="ns-1/web-0" event={"ID":"ec047539-1646-4c88-a1a2-3d0c9acdb2bd","Type":"ContainerStarted","Data":"${ID}"}`,
        key: ID,
      },
      {
        line: `"SyncLoop (PLEG): event for pod" pod="ns-1/web-0" event=&{ID:ec047539-1646-4c88-a1a2-3d0c9acdb2bd Type:ContainerStarted Data:${ID}}`,
        key: ID,
      },
      {
        line: `SyncLoop (PLEG): "web-0_ns-1(ec047539)", event: &pleg.PodLifecycleEvent{ID:"ec047539", Type:"ContainerStarted", Data:"${ID}"}`,
        key: ID,
      },
    ],
    counterSamples: [
      {
        line: `"SyncLoop (PLEG): event for pod" pod="ns-1/web-0" event={"ID":"e","Type":"ContainerDied","Data":"${ID}"}`,
        why: 'its end',
      },
    ],
  },
  {
    event: 'removal',
    literal: 'RemoveContainer',
    pattern: /RemoveContainer(?:" containerID=| for )"(?<id>[0-9a-f]{64})"(?! (?:returns|failed))/u,
    source: 'https://github.com/kubernetes/kubernetes/blob/v1.30.0/pkg/kubelet/kuberuntime/kuberuntime_container.go',
    samples: [
      { line: `I0817 16:07:16.906927     191 scope.go:111] "RemoveContainer" containerID="${ID}"`, key: ID },
      { line: `time="2021-08-17T16:07:53.999119700Z" level=info msg="RemoveContainer for \\"${ID}\\""`, key: ID },
    ],
    counterSamples: [{ line: `msg="RemoveContainer for \\"${ID}\\" returns successfully"`, why: 'the answer' }],
  },
  {
    event: 'pod-creation',
    literal: 'STEP: Creating pod ',
    pattern: /STEP: Creating pod (?<name>[a-z0-9][a-z0-9.-]{7,252})(?: in namespace \S{1,63})?(?: @ |$)/u,
    source: 'https://github.com/kubernetes/kubernetes/blob/v1.30.0/test/e2e/common/node/container_probe.go',
    samples: [
      {
        line: '  STEP: Creating pod liveness-00b70b12 in namespace container-probe-9562 @ 03/04/25 10:05:45.601',
        key: 'liveness-00b70b12',
      },
      { line: 'STEP: Creating pod pod-subpath-test-secret-7hhr', key: 'pod-subpath-test-secret-7hhr' },
    ],
    counterSamples: [
      { line: 'STEP: Creating pod pod1 @ 03/04/25 10:05:45.601', why: 'such a name is used again and again' },
      { line: 'STEP: Creating pod that should be evicted', why: 'no name' },
    ],
  },
  {
    event: 'pod-creation',
    literal: 'SyncLoop ADD',
    pattern: /"SyncLoop ADD" source="api" pods=\["?[^"/\]]{1,63}\/(?<name>[a-z0-9][a-z0-9.-]{7,252})"?\]/u,
    source: 'https://github.com/kubernetes/kubernetes/blob/v1.30.0/pkg/kubelet/kubelet.go',
    samples: [
      {
        line: 'I0304 10:05:45.609099    2114 kubelet.go:2446] "SyncLoop ADD" source="api" pods=["liveness-9153/liveness-00b70b12"]',
        key: 'liveness-00b70b12',
      },
    ],
    counterSamples: [
      { line: '"SyncLoop ADD" source="file" pods=["kube-system/etcd-master"]', why: 'a static pod: no test made it' },
      {
        line: '"SyncLoop ADD" source="api" pods=["a/long-name-1","a/long-name-2"]',
        why: 'all pods when kubelet starts',
      },
    ],
  },
  {
    event: 'kernel',
    literal: 'entered forwarding state',
    pattern: /(?<id>\S{1,15}: port \d{1,4}\(veth[0-9a-f]{4,11}\) entered forwarding state)/u,
    source: 'https://github.com/torvalds/linux/blob/v6.6/net/bridge/br_stp.c',
    samples: [
      {
        line: '[   48.104332] cbr0: port 1(veth0a1b2c3d) entered forwarding state',
        key: 'cbr0: port 1(veth0a1b2c3d) entered forwarding state',
      },
    ],
    counterSamples: [
      { line: 'cbr0: port 1(eth1) entered forwarding state', why: 'a name that every boot has' },
      { line: 'entered forwarding state', why: 'of no port' },
    ],
  },
  {
    event: 'kernel',
    literal: 'entered promiscuous mode',
    pattern: /(?<id>veth[0-9a-f]{4,11}:? entered promiscuous mode)/u,
    source: 'https://github.com/torvalds/linux/blob/v6.6/net/core/dev.c',
    samples: [
      {
        line: 'Mar 05 11:21:00 host kernel: device veth0a1b2c3d entered promiscuous mode',
        key: 'veth0a1b2c3d entered promiscuous mode',
      },
      { line: '[   48.1] veth0a1b2c3d: entered promiscuous mode', key: 'veth0a1b2c3d: entered promiscuous mode' },
    ],
    counterSamples: [{ line: '[    4.1] device eth0 entered promiscuous mode', why: 'a name that every boot has' }],
  },
  {
    event: 'kernel-start',
    literal: 'Linux version ',
    pattern: /(?:^|\] |: )(?<id>Linux version \d{1,2}\.\d{1,3}\S{0,80} \(.{0,200}?\))/u,
    source: 'https://github.com/torvalds/linux/blob/v6.6/init/version.c',
    samples: [
      {
        line: '[    0.000000] Linux version 6.6.72+ (builder@host) (Chromium OS 17.0) #1 SMP',
        key: 'Linux version 6.6.72+ (builder@host)',
      },
      {
        line: 'Mar 05 11:20:01 host kernel: Linux version 6.6.72+ (builder@host) #1 SMP',
        key: 'Linux version 6.6.72+ (builder@host)',
      },
    ],
    counterSamples: [{ line: 'node runs Linux version 6.6', why: 'a sentence about it' }],
  },
]
