import type { EntityFact } from '../schema-entities.ts'

const KUBELET = 'https://github.com/kubernetes/kubernetes/blob/v1.30.0/pkg/kubelet/kubelet.go'
const WORKERS = 'https://github.com/kubernetes/kubernetes/blob/v1.30.0/pkg/kubelet/pod_workers.go'
const MANAGER = 'https://github.com/kubernetes/kubernetes/blob/v1.30.0/pkg/kubelet/kuberuntime/kuberuntime_manager.go'
const REMOTE = 'https://github.com/kubernetes/kubernetes/blob/v1.30.0/pkg/kubelet/cri/remote/remote_runtime.go'
const ID = '6b4672f7e8e740095378ac4d9e10d2d18aec543c77dc99539bba710666907803'
const UID = 'ec047539-1646-4c88-a1a2-3d0c9acdb2bd'

export const kubeletFacts = [
  {
    id: 'kubelet/container-event',
    says: 'tie',
    literal: 'SyncLoop (PLEG)',
    pattern:
      /pod="(?<namespace>[^"/]{1,63})\/(?<name>[^"]{1,253})" event=&?\{"?ID"?:"?(?<uid>[0-9a-f-]{32,36})"?[, ]"?Type"?:"?Container(?:Started|Died|Removed)"?[, ]"?Data"?:"?(?<id>[0-9a-f]{12,64})/u,
    confidence: 'high',
    source: KUBELET,
    samples: [
      {
        line: `"SyncLoop (PLEG): event for pod" pod="ns-1/web-0" event={"ID":"${UID}","Type":"ContainerStarted","Data":"${ID}"}`,
        names: { namespace: 'ns-1', name: 'web-0', uid: UID, id: ID },
      },
      {
        line: `"SyncLoop (PLEG): event for pod" pod="ns-1/web-0" event=&{ID:${UID} Type:ContainerDied Data:${ID}}`,
        names: { namespace: 'ns-1', name: 'web-0', uid: UID, id: ID },
      },
    ],
    counterSamples: [
      {
        line: `"SyncLoop (PLEG): ignore irrelevant event" event={"ID":"${UID}","Type":"ContainerRemoved","Data":"${ID}"}`,
        why: 'names no pod',
      },
    ],
  },
  {
    id: 'kubelet/container-event-1.20',
    says: 'tie',
    literal: 'SyncLoop (PLEG)',
    pattern:
      /SyncLoop \(PLEG\): "(?<name>[^"_]{1,253})_(?<namespace>[^"(]{1,63})\((?<uid>[0-9a-f-]{32,36})\)", event: &pleg\.PodLifecycleEvent\{ID:"[^"]{0,64}", Type:"Container(?:Started|Died|Removed)", Data:"(?<id>[0-9a-f]{12,64})"\}/u,
    confidence: 'high',
    source: 'https://github.com/kubernetes/kubernetes/blob/v1.20.0/pkg/kubelet/kubelet.go',
    samples: [
      {
        line: `SyncLoop (PLEG): "web-0_ns-1(${UID})", event: &pleg.PodLifecycleEvent{ID:"${UID}", Type:"ContainerStarted", Data:"${ID}"}`,
        names: { name: 'web-0', namespace: 'ns-1', uid: UID, id: ID },
      },
    ],
    counterSamples: [
      {
        line: `SyncLoop (PLEG): "web-0_ns-1(ec047539)", event: &pleg.PodLifecycleEvent{ID:"ec047539", Type:"ContainerStarted", Data:"${ID}"}`,
        why: 'a uid that was cut is not unique',
      },
    ],
  },
  {
    id: 'kubelet/volume-verified',
    says: 'tie',
    literal: 'VerifyControllerAttachedVolume started',
    pattern:
      /VerifyControllerAttachedVolume started for volume .{1,300}? pod "[^"]{1,253}" \(UID: "(?<uid>[0-9a-f-]{32,36})"\) ?" pod="(?<namespace>[^"/]{1,63})\/(?<name>[^"]{1,253})"/u,
    confidence: 'high',
    source:
      'https://github.com/kubernetes/kubernetes/blob/v1.30.0/pkg/kubelet/volumemanager/reconciler/reconciler_common.go',
    samples: [
      {
        line: `I0304 10:05:41.9 2114 reconciler_common.go:247] "operationExecutor.VerifyControllerAttachedVolume started for volume \\"kube-api-access-x\\" (UniqueName: \\"kubernetes.io/projected/${UID}-kube-api-access-x\\") pod \\"web-0\\" (UID: \\"${UID}\\") " pod="ns-1/web-0"`,
        names: { uid: UID, namespace: 'ns-1', name: 'web-0' },
      },
    ],
    counterSamples: [
      {
        line: `VerifyControllerAttachedVolume started for volume "v" (UniqueName: "kubernetes.io/projected/${UID}-v") on node "n"`,
        why: 'names no pod',
      },
    ],
  },
  {
    id: 'kubelet/pod-added',
    says: 'tie',
    literal: 'SyncLoop ADD',
    pattern:
      /"SyncLoop ADD" source="\w{1,20}" pods=\["?(?<namespace>[^"/\]]{1,63})\/(?<name>[a-z0-9][a-z0-9.-]{0,252})"?\]/u,
    confidence: 'medium',
    source: KUBELET,
    samples: [
      {
        line: '"SyncLoop ADD" source="api" pods=["liveness-9153/liveness-00b70b12"]',
        names: { namespace: 'liveness-9153', name: 'liveness-00b70b12' },
      },
      {
        line: '"SyncLoop ADD" source="api" pods=[sonobuoy/sonobuoy]',
        names: { namespace: 'sonobuoy', name: 'sonobuoy' },
      },
    ],
    counterSamples: [
      { line: '"SyncLoop ADD" source="api" pods=["a/one","a/two"]', why: 'all pods when kubelet starts' },
    ],
  },
  {
    id: 'kubelet/sandbox-failed',
    says: 'failure',
    operation: 'sandbox-start',
    literal: 'andbox for pod',
    isReadAnyway: true,
    pattern:
      /"(?:Failed to create sandbox for pod|CreatePodSandbox for pod failed)".{0,4000} pod="(?<namespace>[^"/]{1,63})\/(?<name>[^"]{1,253})"/u,
    confidence: 'medium',
    source: MANAGER,
    samples: [
      {
        line: 'E0304 10:05:45.6 2114 kuberuntime_sandbox.go:72] "Failed to create sandbox for pod" err="rpc error: code = Unknown desc = failed to start shim" pod="ns-1/web-0"',
        names: { namespace: 'ns-1', name: 'web-0' },
      },
      {
        line: 'E0304 10:05:45.6 2114 kuberuntime_manager.go:1170] "CreatePodSandbox for pod failed" err="rpc error" pod="ns-1/web-0"',
        names: { namespace: 'ns-1', name: 'web-0' },
      },
    ],
    counterSamples: [
      {
        line: '"No sandbox for pod can be found. Need to start a new one" pod="ns-1/web-0"',
        why: 'nothing failed',
      },
    ],
  },
  {
    id: 'kubelet/sandbox-sync-failed',
    says: 'failure',
    operation: 'sandbox-start',
    literal: 'Error syncing pod',
    isReadAnyway: true,
    pattern:
      /"Error syncing pod, skipping" err="failed to "CreatePodSandbox" for .{1,4000} pod="(?<namespace>[^"/]{1,63})\/(?<name>[^"]{1,253})" podUID="?(?<uid>[0-9a-f-]{32,36})/u,
    confidence: 'high',
    source: WORKERS,
    samples: [
      {
        line: `"Error syncing pod, skipping" err="failed to \\"CreatePodSandbox\\" for \\"web-0_ns-1(${UID})\\" with CreatePodSandboxError: \\"x\\"" pod="ns-1/web-0" podUID="${UID}"`,
        names: { namespace: 'ns-1', name: 'web-0', uid: UID },
      },
      {
        line: `"Error syncing pod, skipping" err="failed to \\"CreatePodSandbox\\" for \\"web-0_ns-1(${UID})\\" with CreatePodSandboxError: \\"x\\"" pod="ns-1/web-0" podUID=${UID}`,
        names: { namespace: 'ns-1', name: 'web-0', uid: UID },
      },
    ],
    counterSamples: [
      {
        line: `"Error syncing pod, skipping" err="network is not ready" pod="ns-1/web-0" podUID="${UID}"`,
        why: 'no sandbox was asked for yet',
      },
    ],
  },
  {
    id: 'kubelet/container-sync-failed',
    says: 'failure',
    operation: 'container-start',
    literal: 'Error syncing pod',
    isReadAnyway: true,
    pattern:
      /"Error syncing pod, skipping" err="failed to "StartContainer" for "(?<containerName>[^"]{1,63})" with (?:RunContainerError|CreateContainerError|CreateContainerConfigError|ErrImagePull|ImagePullBackOff|InvalidImageName): .{1,4000} pod="(?<namespace>[^"/]{1,63})\/(?<name>[^"]{1,253})" podUID="?(?<uid>[0-9a-f-]{32,36})/u,
    confidence: 'high',
    source: WORKERS,
    samples: [
      {
        line: `"Error syncing pod, skipping" err="failed to \\"StartContainer\\" for \\"app\\" with RunContainerError: \\"x\\"" pod="ns-1/web-0" podUID="${UID}"`,
        names: { containerName: 'app', namespace: 'ns-1', name: 'web-0', uid: UID },
      },
    ],
    counterSamples: [
      {
        line: `"Error syncing pod, skipping" err="failed to \\"StartContainer\\" for \\"app\\" with CrashLoopBackOff: \\"x\\"" pod="ns-1/web-0" podUID="${UID}"`,
        why: 'it was started, and ended: a later start is no success',
      },
    ],
  },
  {
    id: 'kubelet/sandbox-stop-sync-failed',
    says: 'failure',
    operation: 'sandbox-stop',
    literal: 'KillPodSandboxError',
    isReadAnyway: true,
    pattern:
      /failed to "KillPodSandbox" for "(?<uid>[0-9a-f-]{32,36})" with KillPodSandboxError: .{1,300}? sandbox "(?<sandbox>[0-9a-f]{64})"/u,
    confidence: 'high',
    source: WORKERS,
    samples: [
      {
        line: `"Error syncing pod, skipping" err="failed to \\"KillPodSandbox\\" for \\"${UID}\\" with KillPodSandboxError: \\"rpc error: code = Unknown desc = failed to destroy network for sandbox \\\\\\"${ID}\\\\\\": failed to Statfs\\"" pod="ns-1/web-0" podUID=${UID}`,
        names: { uid: UID, sandbox: ID },
      },
    ],
    counterSamples: [
      {
        line: `failed to "KillPodSandbox" for "${UID}" with KillPodSandboxError: "rpc error: code = Unavailable"`,
        why: 'which of its sandboxes is not said',
      },
    ],
  },
  {
    id: 'kubelet/container-start-failed',
    says: 'failure',
    operation: 'container-start',
    literal: 'StartContainer from runtime service failed',
    isReadAnyway: true,
    pattern: /"StartContainer from runtime service failed".{0,4000} containerID="(?<container>[0-9a-f]{12,64})"/u,
    confidence: 'high',
    source: REMOTE,
    samples: [
      {
        line: `E0304 10:05:45.6 2114 remote_runtime.go:326] "StartContainer from runtime service failed" err="rpc error" containerID="${ID}"`,
        names: { container: ID },
      },
    ],
    counterSamples: [
      { line: `"ContainerStatus from runtime service failed" err="x" containerID="${ID}"`, why: 'only asked about' },
    ],
  },
] as const satisfies readonly EntityFact[]
