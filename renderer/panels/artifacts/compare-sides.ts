import type { ArtifactCopyView } from '#shared/ipc/views.ts'
import type { Label } from '../../domain/labels.ts'
import { strings } from '../../strings/index.ts'
import type { Tone } from '../../ui/Badge.tsx'
import { isThere, stateOf, type ArtifactRow, type ArtifactSide } from './pair-artifacts.ts'

/**
 * - `same-bytes`: the store's checksums of both are equal, or both are empty
 * - `checksum`: the store's checksums differ, no length tells; compressed ones may still unpack to the same
 * - `same-size`: as long as each other; whether the bytes are the same nobody looked
 * - `unknown`: how long one of them is nobody knows
 */
export type ArtifactDifference =
  'only-good' | 'only-bad' | 'size' | 'checksum' | 'same-bytes' | 'same-size' | 'unknown' | 'neither'

/** How the copies of both sides stand, of runs in a bucket. */
export interface BothCopies {
  readonly good: ArtifactCopyView | undefined
  readonly bad: ArtifactCopyView | undefined
}

/** What can be told of the two sides of an artifact. */
export function compareSides({ good, bad }: ArtifactRow, copies: BothCopies): ArtifactDifference {
  if (!isThere(good) || !isThere(bad)) return isThere(good) ? 'only-good' : isThere(bad) ? 'only-bad' : 'neither'
  return compareBytes({ good, bad }, copies)
}

function compareBytes({ good, bad }: Omit<ArtifactRow, 'name'>, copies: BothCopies): ArtifactDifference {
  const sums = compareValues(copies.good?.md5, copies.bad?.md5)
  const [a, b] = [wholeSize(good), wholeSize(bad)]
  const sizes = compareValues(a, b)
  if (sums === 'same' || (sizes === 'same' && a === 0)) return 'same-bytes'
  if (sizes === 'other') return 'size'
  if (sums === 'other') return 'checksum'
  return sizes === 'same' ? 'same-size' : 'unknown'
}

function compareValues<T>(good: T | undefined, bad: T | undefined): 'same' | 'other' | 'unknown' {
  if (good === undefined || bad === undefined) return 'unknown'
  return good === bad ? 'same' : 'other'
}

/** Decoded bytes of one that was read to its end; what ends early may be longer than what was read. */
function wholeSize(side: ArtifactSide | undefined): number | undefined {
  if (side === undefined) return undefined
  const state = stateOf(side)
  if (state === 'empty') return 0
  return state === 'read' ? side.facts?.bytes : undefined
}

/** What a difference is called, and what that means. */
export function differenceLabel(difference: ArtifactDifference): Label & { readonly explain: string } {
  return { ...strings.artifacts.difference[difference], tone: TONES[difference] }
}

const TONES: Readonly<Record<ArtifactDifference, Tone>> = {
  'only-good': 'good',
  'only-bad': 'bad',
  size: 'accent',
  checksum: 'accent',
  'same-bytes': 'neutral',
  'same-size': 'neutral',
  unknown: 'warning',
  neither: 'warning',
}
