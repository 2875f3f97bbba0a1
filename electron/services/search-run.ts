import type { LineSearch } from '#shared/analysis/search/line-search.ts'
import { compareText } from '#shared/base/text.ts'
import type { Evidence } from '#shared/model/evidence.ts'
import type { SearchResult } from '#shared/model/search.ts'
import type { RunProgress } from './analyse-source-run.ts'
import type { ArtifactStream, SourceRun } from './sources/source.ts'

/** Lines that were found, in the order of their artifact. */
type OnFound = (found: readonly Evidence[]) => Promise<void>

export interface SearchOptions {
  /** Which artifacts are meant. */
  readonly isWanted: (name: string) => boolean
  /** Most lines that are handed over; all are counted. Left out: all. */
  readonly limit?: number
  /** Lines as they are found; the reading waits for it. */
  readonly onFound: OnFound
  readonly onProgress?: (progress: RunProgress) => void
}

/** Reads a run once and hands over the lines that hold what is looked for. One bad artifact stops no other. */
export async function searchRun(run: SourceRun, search: LineSearch, options: SearchOptions): Promise<SearchResult> {
  const { isWanted, onProgress, limit = Infinity } = options
  const artifacts: { readonly artifact: string; readonly lines: number }[] = []
  const unread = run.entries.filter(({ name, skipped }) => skipped !== undefined && isWanted(name)).map(entryName)
  let read = { artifacts: 0, bytes: 0 }
  let left = limit
  for await (const { entry, stream } of run.stream()) {
    const { name: artifact } = entry
    if (!isWanted(artifact)) continue
    if (!stream.ok) {
      unread.push(artifact)
      continue
    }
    const before = read.bytes
    const onBytes = (bytes: number) => onProgress?.({ phase: 'reading', artifact, doneBytes: before + bytes })
    const { onFound } = options
    const found = await searchArtifact({ artifact, stream: stream.value, search, limit: left, onFound, onBytes })
    left = Math.max(0, left - found.lines)
    read = { artifacts: read.artifacts + 1, bytes: before + found.bytes }
    if (found.lines > 0) artifacts.push({ artifact, lines: found.lines })
    if (stream.value.end().state !== 'complete') unread.push(artifact)
  }
  const lines = artifacts.reduce((sum, each) => sum + each.lines, 0)
  return { artifacts, lines, read, unread: [...unread].sort(compareText) }
}

const entryName = ({ name }: { readonly name: string }) => name

interface ArtifactSearch {
  readonly artifact: string
  readonly stream: ArtifactStream
  readonly search: LineSearch
  readonly limit: number
  readonly onFound: OnFound
  readonly onBytes: (bytes: number) => void
}

async function searchArtifact({ artifact, stream, search, limit, onFound, onBytes }: ArtifactSearch) {
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
  return { lines, bytes }
}
