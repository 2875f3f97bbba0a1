import type { Instant } from '../base/time.ts'
import type { CoverageEntry } from './coverage.ts'
import type { Evidence } from './evidence.ts'
import type { Confidence } from './verdict.ts'

/**
 * - `image`: name of an OS image; `image-family`, `image-regex`, `image-parameter`: names that float
 * - `containerd-origin`: `installed` by the job, or `built-in` of the image
 * - `containerd`: version or semver range of the daemon that the job runs
 * - `shim-path`: `set` or `absent`: whether the default runtime names its shim
 * - `handler`: a further runtime handler that does not name its shim
 */
export type ConfigFactKind =
  | 'image'
  | 'image-family'
  | 'image-regex'
  | 'image-parameter'
  | 'architecture'
  | 'runtime'
  | 'containerd-origin'
  | 'containerd'
  | 'config-version'
  | 'shim-path'
  | 'handler'
  | 'runtime-cgroup-driver'
  | 'kubelet-cgroup-driver'
  | 'cgroup-mode'
  | 'kubernetes'

/** Something that a file of a job's configuration says. */
export interface ConfigFact {
  readonly kind: ConfigFactKind
  readonly value: string
  readonly evidence: Evidence
  /** How the value follows from the cited line, where the line does not spell it. */
  readonly basis?: string
}

/** A machine that a job will start: one image of an image configuration, together with the job that uses it. */
export interface Machine {
  /** The key of the image, or its role; free text, it says nothing about the image. */
  readonly name: string
  readonly job?: string
  /** The file that describes it. */
  readonly artifact: string
  readonly facts: readonly ConfigFact[]
}

/**
 * - `breaks`: a combination that is known to break
 * - `unsupported`: nobody promises that it works
 * - `advice`: works today; worth a change
 */
export type PreflightOutcome = 'breaks' | 'unsupported' | 'advice'

/** One step of the argument: what a file says, or what is known about it. */
export interface PreflightArgument {
  readonly text: string
  readonly evidence: readonly Evidence[]
  /** https link of the knowledge it rests on; undefined = the bytes alone. */
  readonly basis?: string
}

export interface PreflightProblem {
  readonly check: string
  readonly outcome: PreflightOutcome
  readonly title: string
  readonly explain: string
  readonly confidence: Confidence
  /** Rests on what was worked out from source code or inferred from other builds, and was not seen to happen. */
  readonly derived: boolean
  /** What is not shown and would make it untrue, as sentences. */
  readonly unless: readonly string[]
  /** `image of job`, sorted. */
  readonly machines: readonly string[]
  readonly shows: readonly PreflightArgument[]
  readonly nextSteps: readonly string[]
  readonly references: readonly string[]
}

/** Something that would have to be known, and that no file says. */
export interface PreflightGap {
  readonly text: string
  readonly machines: readonly string[]
  /** What raises the question. */
  readonly evidence: readonly Evidence[]
}

/** What the files of a job's configuration say before it runs. Same bytes, date and knowledge, same value. */
export interface Preflight {
  /** The file or folder that was asked about, for people. */
  readonly source: string
  /** Ends of support are judged as of this day. */
  readonly asOf: Instant
  readonly machines: readonly Machine[]
  /** The worst first. */
  readonly problems: readonly PreflightProblem[]
  readonly gaps: readonly PreflightGap[]
  /** Files that were read for it, and those that could not be. */
  readonly coverage: readonly CoverageEntry[]
  readonly knowledge: string
}
