import { compareText } from '../../base/text.ts'
import { bareVersion, isInRange, isRange, rangesOverlap } from '../../base/version.ts'

/**
 * Whether two sets of versions say the same. Exact versions are compared as text. Where one side shows only a range,
 * the sides are `changed` when no version can satisfy both, and `unknown` when one might: overlapping is not equal.
 */
export function compareVersions(good: readonly string[], bad: readonly string[]): 'same' | 'changed' | 'unknown' {
  const [left, right] = [distinctVersions(good), distinctVersions(bad)]
  if (left.length === right.length && left.every((version, index) => version === right[index])) return 'same'
  if (![...left, ...right].some(isRange)) return 'changed'
  return left.some(a => right.some(b => mayBeEqual(a, b))) ? 'unknown' : 'changed'
}

/** Sorted; a range that an exact version of the same side satisfies adds nothing and is left out. */
export function distinctVersions(versions: readonly string[]): readonly string[] {
  const all = [...new Set(versions.map(bareVersion))].sort(compareText)
  const exact = all.filter(version => !isRange(version))
  return all.filter(version => !isRange(version) || !exact.some(known => isInRange(known, version) === true))
}

function mayBeEqual(a: string, b: string): boolean {
  if (a === b) return true
  if (isRange(a) && isRange(b)) return rangesOverlap(a, b) !== false
  if (isRange(a)) return isInRange(b, a) !== false
  return isRange(b) && isInRange(a, b) !== false
}
