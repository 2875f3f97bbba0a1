import type { FoundLine, SearchResult } from '#shared/ipc/views.ts'
import { groupBy } from '../../state/group-by.ts'

/** What was found in one artifact. */
export interface ArtifactLines {
  readonly artifact: string
  /** Those that are here. */
  readonly lines: readonly FoundLine[]
  /** How many there are; undefined = still being counted. */
  readonly count: number | undefined
}

/** Lines by artifact, in the order of reading; with a result also the artifacts whose lines were only counted. */
export function groupLines(lines: readonly FoundLine[], result: SearchResult | undefined): readonly ArtifactLines[] {
  const byArtifact = groupBy(lines, ({ artifact }) => artifact)
  if (result === undefined) {
    return [...byArtifact].map(([artifact, found]) => ({ artifact, lines: found, count: undefined }))
  }
  return result.artifacts.map(({ artifact, lines: count }) => ({
    artifact,
    lines: byArtifact.get(artifact) ?? [],
    count,
  }))
}
