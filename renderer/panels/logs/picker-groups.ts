import { filterOptions, type ArtifactOption } from './artifact-options.ts'
import type { Opening, Side } from './default-artifact.ts'

/** More options than this are not drawn; typing narrows them. */
const DRAWN = 100

/** A file of one of the runs. */
export type FileOfRun = Pick<Opening, 'side' | 'artifact'>

/** Options of one run that are drawn. */
export interface PickerGroup {
  readonly side: Side
  readonly options: readonly ArtifactOption[]
  /** Options of the groups before it. */
  readonly before: number
  /** Options that pass and are not drawn. */
  readonly more: number
}

/**
 * The options that pass the filter: those of the pane's own run, then those of the other; a run without any has no group.
 * Each run has its half of what is drawn, and what the other leaves of its own.
 */
export function groupOptions(
  options: Readonly<Record<Side, readonly ArtifactOption[]>>,
  own: Side,
  filter: string,
): readonly PickerGroup[] {
  const other = own === 'good' ? 'bad' : 'good'
  const [first, second] = [filterOptions(options[own], filter), filterOptions(options[other], filter)]
  const drawn = shareOut(first.length, second.length)
  const groups: readonly PickerGroup[] = [
    { side: own, options: first.slice(0, drawn), before: 0, more: first.length - drawn },
    {
      side: other,
      options: second.slice(0, DRAWN - drawn),
      before: drawn,
      more: Math.max(0, second.length - (DRAWN - drawn)),
    },
  ]
  return groups.filter(group => group.options.length > 0)
}

/** How many of the first are drawn. */
function shareOut(first: number, second: number): number {
  return Math.min(first, Math.max(DRAWN / 2, DRAWN - second))
}

/** What is drawn, in the order of the keys. */
export function filesOf(groups: readonly PickerGroup[]): readonly FileOfRun[] {
  return groups.flatMap(({ side, options }) => options.map(({ artifact }) => ({ side, artifact })))
}
