import type { LineSearch } from '#shared/analysis/search/line-search.ts'
import type { Evidence } from '#shared/model/evidence.ts'
import type { ArtifactStream } from './sources/source.ts'

/** Lines that were found, in the order of their artifact. */
export type OnFound = (found: readonly Evidence[]) => Promise<void>

/** What is asked of one artifact. */
export interface ArtifactSearch {
  readonly artifact: string
  readonly search: LineSearch
  /** Most lines that are handed over; all are counted. */
  readonly limit: number
  readonly onFound: OnFound
  /** How many of its bytes were read so far. */
  readonly onBytes: (bytes: number) => void
}

export interface SearchedArtifact {
  readonly lines: number
  readonly bytes: number
  /** All of it was read, and sound. */
  readonly isComplete: boolean
}

export async function searchArtifact(
  stream: ArtifactStream,
  { artifact, search, limit, onFound, onBytes }: ArtifactSearch,
): Promise<SearchedArtifact> {
  let found: Evidence[] = []
  let lines = 0
  let bytes = 0
  const reading = search.open(artifact, cite => {
    if (lines++ < limit) found.push(cite())
  })
  const handOver = async () => {
    if (found.length === 0) return
    const batch = found
    found = []
    await onFound(batch)
  }
  for await (const chunk of stream.chunks) {
    reading.feed(chunk)
    bytes += chunk.length
    onBytes(bytes)
    await handOver()
  }
  reading.end()
  await handOver()
  return { lines, bytes, isComplete: stream.end().state === 'complete' }
}
