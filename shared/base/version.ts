import semver from 'semver'

/**
 * Order of real-world version strings (domain facts, section 3):
 * `1.6.2`, `1.7.24-0ubuntu0~22.04.1~gke1`, `1.6.0-rc.1-4-g731518417`, `2.0.0-rc.6-74-g207ad711e`, `1.7.34+unknown`, `….m`.
 */
export interface ParsedVersion {
  readonly major: number
  readonly minor: number
  readonly patch: number
  /** `rc.1`, `beta.0`, `alpha.0`; empty = a release. */
  readonly prerelease: string
  /** Commits after the tag (`git describe`): newer than the tag, not a pre-release. */
  readonly commitsAfter: number
  /** Whatever follows: distribution revision, build metadata, commit. */
  readonly suffix: string
}

const SHAPE =
  /^v?(\d{1,6})\.(\d{1,6})(?:\.(\d{1,6}))?(?:-((?:alpha|beta|rc)(?:\.?\d{1,4}){0,2}))?(?:[-.](\d{1,6})-g([0-9a-f]{4,40}))?(?!\d)(.*)$/u
// Kubernetes spells commits after a tag as v1.33.0-alpha.3.245+e1fc73d2516: alpha.3, 245 commits on.
const KUBERNETES = /^v?(\d{1,6})\.(\d{1,6})\.(\d{1,6})-(alpha|beta|rc)\.(\d+)\.(\d+)(\+.*)?$/u

/** Undefined for what is no dotted version, such as a bare commit hash. */
export function parseVersion(text: string): ParsedVersion | undefined {
  const k8s = KUBERNETES.exec(text)
  if (k8s !== null) {
    const [, major, minor, patch, label, n, after, suffix] = k8s
    return {
      major: Number(major),
      minor: Number(minor),
      patch: Number(patch),
      prerelease: `${label ?? ''}.${n ?? ''}`,
      commitsAfter: Number(after),
      suffix: suffix ?? '',
    }
  }
  const shape = SHAPE.exec(text)
  if (shape === null) return undefined
  const [, major, minor, patch, prerelease, after, , suffix] = shape
  return {
    major: Number(major),
    minor: Number(minor),
    patch: Number(patch ?? 0),
    prerelease: prerelease ?? '',
    commitsAfter: Number(after ?? 0),
    suffix: suffix ?? '',
  }
}

/** The version without its leading `v`. */
export function bareVersion(text: string): string {
  return /^v\d/u.test(text) ? text.slice(1) : text
}

/**
 * Whether a version lies in a semver range, by its number alone: a pre-release or a distribution build of 2.0.0 counts as 2.0.0.
 * Undefined when the version cannot be read: unknown is not "no".
 */
export function isInRange(version: string, range: string): boolean | undefined {
  const parsed = parseVersion(version)
  if (parsed === undefined) return undefined
  return semver.satisfies(`${parsed.major}.${parsed.minor}.${parsed.patch}`, range)
}

/** True when two ranges share at least one version, undefined when one cannot be read. */
export function rangesOverlap(a: string, b: string): boolean | undefined {
  if (semver.validRange(a) === null || semver.validRange(b) === null) return undefined
  return semver.intersects(a, b)
}

/** `>=2.0.0 <2.3.0` is a range, `2.0.2` a version. */
export function isRange(version: string): boolean {
  return /^[<>=^~]/u.test(version)
}

const COMMIT = /^[\da-f]{40}(?:[\da-f]{24})?$/u

/** Commits by their first twelve digits, which is what Git itself takes; everything else as it is. For people. */
export function shortVersion(version: string): string {
  return COMMIT.test(version) ? version.slice(0, 12) : version
}
