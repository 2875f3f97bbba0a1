import { encodeUtf8 } from '../../base/bytes.ts'

/**
 * Text in the manner of the logs that are read most: its three-byte sequences are the common ones. Written for this
 * purpose; only the frequencies matter.
 */
const TYPICAL = [
  'Mar 05 11:26:07 tmp-node-e2e-cos-beta containerd[1433]: time="2025-03-05T11:26:07.123456789Z" level=info msg="',
  'RunPodSandbox for &PodSandboxMetadata{Name:pod,Uid:12345678-90ab-cdef,Namespace:e2e,Attempt:0,} returns sandbox id',
  'CreateContainer within sandbox for container &ContainerMetadata{Name:test,Attempt:0,} returns container id',
  'StartContainer for returns successfully" level=warning msg="cleaning up after shim disconnected" id= namespace=k8s.io',
  'loading plugin \\"io.containerd.grpc.v1.images\\"..." type=io.containerd.runtime.v2.task runtime=io.containerd.runc.v2',
  'connecting to shim address=unix:///run/containerd/s/ protocol=ttrpc version=3 error="rpc error: code = Unknown desc = ',
  'kubelet[1234]: I0305 11:26:07.123456    1234 kubelet.go:2430] "SyncLoop (PLEG): event for pod" pod="kube-system/test"',
  'reconciler_common.go:218] "operationExecutor.MountVolume started for volume \\"kube-api-access\\" (UniqueName: \\"',
  'kubernetes.io/projected pod \\"\\" (UID: \\"\\") " pod="default/" E0305 pod_workers.go:1300] "Error syncing pod, skipping"',
  'err="failed to \\"StartContainer\\" for \\"\\" with CrashLoopBackOff: back-off restarting failed container=" podUID="',
  'remote_runtime.go:415] "ContainerStatus from runtime service failed" containerID="containerd://0123456789abcdef"',
  'status_manager.go:851] "Failed to get status for pod" systemd[1]: Started Session of user root. Created slice',
  'STEP: Creating a kubernetes client @ 03/05/25 11:26:07.123 k8s.io/kubernetes/test/e2e_node/ [It] should be able to ',
  'INFO: Waiting up to 5m0s for pod to be "success or failure" Elapsed: 2.012345678s {"component":"entrypoint","msg":"',
  'Building: go install the that and with from this has been not found using default version registry.k8s.io/image ',
].join('\n')

const WEIGHT_PER_SIGHTING = 64
const byteWeights = Uint8Array.from({ length: 256 }, (_, byte) => byteWeight(byte))
const UNSEEN_SHARE = 0.001
const typical = encodeUtf8(TYPICAL)
const counts = countGrams(typical)
const shares = countShares(typical)

/** How often a three-byte gram is to be expected in a log, as a figure to compare with others; unseen is not free. */
export function gramCost(gram: number): number {
  const weightOf = (byte: number) => byteWeights[byte] ?? 1
  const unseen = weightOf(gram & 0xff) * weightOf((gram >>> 8) & 0xff) * weightOf(gram >>> 16)
  return (counts.get(gram) ?? 0) * WEIGHT_PER_SIGHTING + unseen
}

/** Of all bytes of a log, how many are this one; none is impossible. */
export function byteShare(byte: number): number {
  return shares[byte] ?? 0
}

function countGrams(bytes: Uint8Array): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  for (let at = 0; at + 2 < bytes.length; at++) {
    const gram = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16)
    found.set(gram, (found.get(gram) ?? 0) + 1)
  }
  return found
}

function countShares(bytes: Uint8Array): Float64Array {
  const found = new Float64Array(256).fill(UNSEEN_SHARE)
  for (const byte of bytes) found[byte] = (found[byte] ?? 0) + 1 / bytes.length
  return found
}

/** Digits and the letters of hexadecimal ids fill most of a log; capitals and punctuation are rare. */
function byteWeight(byte: number): number {
  const character = String.fromCharCode(byte)
  if (/[0-9a-f]/u.test(character)) return 3
  if (/[ g-z]/u.test(character)) return 2
  return 1
}
