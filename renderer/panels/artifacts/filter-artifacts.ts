import { holdsWords, typedWords } from '../../ui/typed-words.ts'
import { compareSides, type BothCopies } from './compare-sides.ts'
import { isThere, stateOf, type ArtifactRow } from './pair-artifacts.ts'

export const ARTIFACT_FILTERS = ['all', 'different', 'one-side', 'not-read'] as const
export type ArtifactFilter = (typeof ARTIFACT_FILTERS)[number]

export interface ArtifactQuery {
  readonly filter: ArtifactFilter
  /** Every word must occur in a name or a format. */
  readonly text: string
  readonly copiesOf: (row: ArtifactRow) => BothCopies
}

/** What is not known to be the same. */
const DIFFERENT: ReadonlySet<string> = new Set(['only-good', 'only-bad', 'size', 'checksum', 'same-size', 'unknown'])

/** The artifacts to show, in their order. */
export function filterArtifacts(rows: readonly ArtifactRow[], query: ArtifactQuery): readonly ArtifactRow[] {
  const words = typedWords(query.text)
  const matches = (row: ArtifactRow) => {
    const all = [row.name, row.good?.name, row.bad?.name, row.good?.facts?.format, row.bad?.facts?.format]
    return holdsWords(all.join(' '), words)
  }
  return rows.filter(row => isShown(row, query) && matches(row))
}

function isShown(row: ArtifactRow, { filter, copiesOf }: ArtifactQuery): boolean {
  if (filter === 'different') return DIFFERENT.has(compareSides(row, copiesOf(row)))
  if (filter === 'one-side') return isThere(row.good) !== isThere(row.bad)
  if (filter === 'all') return true
  return [row.good, row.bad].some(side => side !== undefined && stateOf(side) !== 'read')
}
