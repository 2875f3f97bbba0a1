import type { Random } from './random.ts'

/** What one reconstructed node e2e run is made of. */
export interface RunSpec {
  readonly job: string
  readonly seed: number
  /** Milliseconds since 1970. */
  readonly startedAt: number
  readonly outcome: 'good' | 'bad'
  /** containerd release line of the job. */
  readonly branch: '1.7' | '1.6'
  readonly daemon: { readonly version: string; readonly revision: string }
  readonly image: { readonly name: string; readonly project: string; readonly kernel: string; readonly shortName: string; readonly family: string }
  readonly kubernetes: { readonly version: string; readonly commit: string }
  readonly testInfraCommit: string
  readonly containerdCommit: string
  readonly jobImage: string
}

/** One pod that a test creates. */
export interface Pod {
  readonly test: string
  readonly name: string
  readonly namespace: string
  readonly uid: string
  /** When the kubelet sees it, ms since 1970. */
  readonly at: number
  /** When its test ends. */
  readonly until: number
  readonly container: string
  readonly image: string
  readonly sandboxId: string
  readonly containerId: string
  /** Digest of the image, hex. */
  readonly digest: string
  readonly socket: string
  /** False for specs of the bad run that need no pod. */
  readonly fails: boolean
}

/** A run in the making: the spec and the facts drawn from its seed. */
export interface Scene {
  readonly spec: RunSpec
  readonly id: string
  readonly host: string
  readonly instance: string
  readonly random: Random
  readonly times: {
    readonly start: number
    readonly created: number
    readonly boot: number
    readonly install: number
    readonly daemon: number
    readonly kubelet: number
    readonly tests: number
    readonly testsEnd: number
    readonly end: number
  }
  readonly pods: readonly Pod[]
}

/** The words of the failure, as the daemon itself makes them: E1 of containerd 1.7, E2 of 1.6 (kubernetes#130590). */
export function shimError(scene: Scene, pod: Pod): string {
  const cause =
    scene.spec.branch === '1.7'
      ? 'unsupported shim version (3): not implemented'
      : `dial unix \0{"version":3,"address":"unix:///run/containerd/s/${pod.socket}","protocol":"ttrpc"}: connect: invalid argument`
  return `failed to create containerd task: failed to start shim: start failed: ${cause}`
}

/** The gRPC status that kubelet gets: an error class of containerd maps to Unimplemented, a bare one to Unknown. */
export function rpcError(scene: Scene, pod: Pod): string {
  return `rpc error: code = ${scene.spec.branch === '1.7' ? 'Unimplemented' : 'Unknown'} desc = ${shimError(scene, pod)}`
}
