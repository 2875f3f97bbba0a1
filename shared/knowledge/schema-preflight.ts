import type { PreflightOutcome } from '../model/preflight.ts'

/*
 * The shapes of what is known about a job before it runs. As in `schema.ts`: literals, no functions.
 */

/** One release line of containerd. */
export interface ContainerdRelease {
  /** `1.7`; the lines are listed oldest first. */
  readonly line: string
  /** First day of the line, `YYYY-MM-DD`. */
  readonly start: string
  /** Last day or month of support, `YYYY-MM-DD` or `YYYY-MM`. */
  readonly end: string
  /** Announced, and may still move. */
  readonly tentative?: true
  /** Long-term support. */
  readonly lts?: true
  /** The highest `version` of a configuration file that its daemon takes. */
  readonly configVersion: number
  /** Versions of the CRI that it serves. */
  readonly cri: readonly ('v1' | 'v1alpha2')[]
  /** Version of the pause image it uses unless told otherwise; undefined = not on record. */
  readonly pause?: string
  readonly source: string
}

/** The containerd versions that are recommended, because tested, for one minor version of Kubernetes. */
export interface RecommendedContainerd {
  /** `1.33` */
  readonly kubernetes: string
  /** Semver range. Outside of it nothing is known to fail. */
  readonly containerd: string
  readonly source: string
}

/** What is on record of a whole milestone of Container-Optimized OS, where single builds are in `images/cos.ts`. */
export interface CosMilestone {
  readonly milestone: string
  /** Semver range of the containerd that its builds bundle. */
  readonly containerd: string
  /** Some of its builds are on record, the range is inferred from them. */
  readonly derived?: true
  /** Last month of support, `YYYY-MM`; undefined = not announced. */
  readonly end?: string
  /** The cgroup mode that it starts with. */
  readonly cgroup: 'v1' | 'v2'
  /** The cgroup driver that its own containerd uses unless told otherwise; undefined = not on record. */
  readonly cgroupDriver?: 'systemd' | 'cgroupfs'
  /** A glibc version that it lacks; undefined = not on record. */
  readonly lacksGlibc?: string
  /** Of the range of containerd; the other columns have theirs beside the list. */
  readonly source: string
}

/** A family of images: a name that resolves to another image whenever a newer one is published. */
export interface FloatingFamily {
  /** A `milestone` group where the family stays inside one, as in `cos-117-lts`. */
  readonly name: RegExp
  readonly title: string
  /** Whether the family can move from one milestone to the next. */
  readonly moves: 'any-milestone' | 'within-milestone'
  /** Semver range of the containerd in its images, where it is the same for the whole family. */
  readonly containerd?: string
  /** A range that no image on record has yet, and that the family will come to. */
  readonly ahead?: string
  /** The cgroup mode that its images start with, and where that is from. */
  readonly cgroup?: { readonly mode: 'v1' | 'v2'; readonly source: string }
  /** What it has done before, as a sentence. */
  readonly history?: string
  readonly source: string
  readonly samples: readonly [string, ...string[]]
  readonly counterSamples: readonly [string, ...string[]]
}

/** What one check of a job's configuration says when it finds something. The checking is code. */
export interface PreflightCheck {
  /** `preflight/what` */
  readonly id: string
  /** What it is at its worst; a check may say less where something is not known. */
  readonly outcome: PreflightOutcome
  /** One sentence; `{group}` is filled in. */
  readonly title: string
  /** Why that is so. */
  readonly explain: string
  /** What to do, one step each; `{group}` is filled in. */
  readonly nextSteps: readonly [string, ...string[]]
  readonly references: readonly [string, ...string[]]
  /** Worked out from source code, and not seen to happen. */
  readonly derived?: true
}
