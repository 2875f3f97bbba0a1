import type { Instant } from '../base/time.ts'
import type { Evidence } from './evidence.ts'

/**
 * How a version is known. A component has one version per role and host, never one per run.
 * - `requested`: job config, environment, deploy path
 * - `bundled`: comes with the OS image
 * - `installed`: an installer put it there
 * - `running`: the process said so itself
 * - `effective`: seen on the wire or in behaviour, e.g. the shim's bootstrap version
 * - `reported`: another component says so, e.g. kubelet about containerd
 */
export type ClaimRole = 'requested' | 'bundled' | 'installed' | 'running' | 'effective' | 'reported'

export const CLAIM_ROLES = [
  'requested',
  'bundled',
  'installed',
  'running',
  'effective',
  'reported',
] as const satisfies readonly ClaimRole[]

/** The starts of a process that its own start lines show. Artifacts that quote the same log are not counted twice. */
export interface ProcessStarts {
  /** Starts with the claim's version. */
  readonly count: number
  /** The starts with which the claim's version began, or came back after another one; in the order of their artifact. */
  readonly turns: readonly ProcessTurn[]
}
export interface ProcessTurn {
  readonly at?: Instant
  readonly evidence: Evidence
}

/** "These bytes say that component X has version V, in role R, on host H." */
export interface VersionClaim {
  /** Lower-case component id: `containerd`, `containerd-shim-runc-v2`, `os-image`, `repo:kubernetes/kubernetes` … */
  readonly component: string
  readonly role: ClaimRole
  /** The version without a leading `v`; or a semver range such as `>=2.0.0 <2.3.0` where the bytes only show a range. */
  readonly version: string
  /** The words of the artifact from which the version was read, unchanged. */
  readonly raw: string
  /** Name of the host it speaks about; undefined = the run as a whole (job image, repositories). */
  readonly host?: string
  /** Path of the binary it speaks about, where the bytes name one. */
  readonly path?: string
  /** When the line was written, if its clock is known. */
  readonly at?: Instant
  /** Undefined where the process is not known to have started more than once on its host. */
  readonly starts?: ProcessStarts
  /** Undefined: read in the artifact itself. Otherwise the knowledge that led from the bytes to the version, with its source. */
  readonly basis?: string
  /** `field`: from a structured artifact that would list it if it were there; `line`: found in a log, absence proves nothing. */
  readonly method: 'field' | 'line'
  readonly evidence: readonly Evidence[]
}
