import { createRandom, type Random } from './random.ts'
import type { Pod, RunSpec, Scene } from './spec.ts'

const MINUTE = 60_000
/** Twitter's epoch, which Prow's build ids count from. */
const SNOWFLAKE_EPOCH = 1288834974657n

interface TestPlan {
  readonly test: string
  readonly pod?: string
  readonly image?: string
}

const AGNHOST = 'registry.k8s.io/e2e-test-images/agnhost:2.53'
const BUSYBOX = 'registry.k8s.io/e2e-test-images/busybox:1.29-4'
const NGINX = 'registry.k8s.io/e2e-test-images/nginx:1.15-4'

/** Specs of the node conformance suite; those without a pod pass in every run. */
export const TESTS: readonly TestPlan[] = [
  { test: '[sig-node] Probing container with readiness probe should not be ready before initial delay and never restart [NodeConformance] [Conformance]', pod: 'test-webserver', image: AGNHOST },
  { test: '[sig-node] Probing container should be restarted with a /healthz http liveness probe [NodeConformance] [Conformance]', pod: 'liveness', image: AGNHOST },
  { test: '[sig-node] Pods should get a host IP [NodeConformance] [Conformance]', pod: 'pod-hostip', image: AGNHOST },
  { test: '[sig-node] Pods should be updated [NodeConformance] [Conformance]', pod: 'pod-update', image: NGINX },
  { test: '[sig-node] Pods should contain environment variables for services [NodeConformance] [Conformance]', pod: 'server-envvars', image: AGNHOST },
  { test: '[sig-node] Kubelet when scheduling a busybox command that always fails in a pod should have an terminated reason [NodeConformance] [Conformance]', pod: 'bin-false', image: BUSYBOX },
  { test: '[sig-node] Kubelet when scheduling a read only busybox container should not write to root filesystem [LinuxOnly] [NodeConformance] [Conformance]', pod: 'busybox-readonly-fs', image: BUSYBOX },
  { test: '[sig-node] Container Runtime blackbox test on terminated container should report termination message if TerminationMessagePath is set [NodeConformance]', pod: 'termination-message-container', image: BUSYBOX },
  { test: '[sig-node] Container Runtime blackbox test when running a container with a new image should be able to pull image [NodeConformance]', pod: 'image-pull-test', image: AGNHOST },
  { test: '[sig-node] Security Context When creating a pod with readOnlyRootFilesystem should run the container with writable rootfs when readOnlyRootFilesystem=false [NodeConformance] [Conformance]', pod: 'busybox-readonly-false', image: BUSYBOX },
  { test: '[sig-node] Security Context When creating a container with runAsUser should run the container with uid 65534 [LinuxOnly] [NodeConformance] [Conformance]', pod: 'busybox-user-65534', image: BUSYBOX },
  { test: '[sig-node] Variable Expansion should allow composing env vars into new env vars [NodeConformance] [Conformance]', pod: 'var-expansion', image: BUSYBOX },
  { test: '[sig-storage] EmptyDir volumes should support (root,0644,tmpfs) [LinuxOnly] [NodeConformance] [Conformance]', pod: 'pod-emptydir-volume', image: AGNHOST },
  { test: '[sig-storage] Projected downwardAPI should provide podname only [NodeConformance] [Conformance]', pod: 'downwardapi-volume', image: AGNHOST },
  { test: '[sig-node] InitContainer [NodeConformance] should invoke init containers on a RestartNever pod [Conformance]', pod: 'pod-init', image: BUSYBOX },
  { test: '[sig-node] Sysctls [LinuxOnly] [NodeConformance] should support sysctls [MinimumKubeletVersion:1.21] [Conformance]', pod: 'sysctl', image: BUSYBOX },
  { test: '[sig-node] Lease API should be available [Conformance]' },
  { test: '[sig-node] RuntimeClass should support RuntimeClasses API operations [Conformance]' },
  { test: '[sig-node] PodTemplates should run the lifecycle of PodTemplates [Conformance]' },
  { test: '[sig-node] ConfigMap should run through a ConfigMap lifecycle [Conformance]' },
]

/** Draws hosts, ids, pods and times from the spec's seed. */
export function buildScene(spec: RunSpec): Scene {
  const random = createRandom(spec.seed)
  const start = spec.startedAt
  const at = (minutes: number, seconds = 0) => start + minutes * MINUTE + seconds * 1000 + random.between(0, 999)
  const times = { start, created: at(2, 11), boot: at(2, 31), install: at(3, 4), daemon: at(3, 33), kubelet: at(5, 12), tests: at(5, 41) }
  const pods = buildPods(spec, random, times.tests)
  const testsEnd = Math.max(...pods.map(pod => pod.until)) + 21_000
  const instance = random.hex(8)
  return {
    spec,
    id: String((BigInt(start) - SNOWFLAKE_EPOCH) << 22n),
    instance,
    host: `tmp-node-e2e-${instance}-${spec.image.name}`,
    random,
    times: { ...times, testsEnd, end: testsEnd + 94_000 },
    pods,
  }
}

/** Eight ginkgo processes in the real job; here specs follow each other in two rows to keep the logs small. */
function buildPods(spec: RunSpec, random: Random, from: number): readonly Pod[] {
  const lasts = spec.outcome === 'good' ? () => random.between(14_000, 96_000) : () => random.between(300_200, 304_900)
  const clocks = [from, from + 4_000, from + 6_000, from + 9_000]
  return TESTS.flatMap(({ test, pod, image }, index) => {
    const row = index % clocks.length
    const at = clocks[row] ?? from
    const until = at + (pod === undefined ? 2_000 : lasts())
    clocks[row] = until + 3_000
    if (pod === undefined || image === undefined) return []
    const topic = pod.split('-')[0] ?? pod
    return [
      {
        test,
        name: `${pod}-${random.uuid()}`,
        namespace: `${topic}-${random.between(1000, 9999)}`,
        uid: random.uuid(),
        at: at + random.between(200, 900),
        until,
        container: pod,
        image,
        sandboxId: random.hex(64),
        containerId: random.hex(64),
        digest: digestOf(image),
        socket: random.hex(64),
        fails: spec.outcome === 'bad',
      },
    ]
  })
}

/** One image has one digest, in every run. */
function digestOf(image: string): string {
  const seed = Array.from(image).reduce((sum, character) => (Math.imul(sum, 31) + (character.codePointAt(0) ?? 0)) | 0, 7)
  return createRandom(seed).hex(64)
}
