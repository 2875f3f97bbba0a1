import type { LineSearch } from '#shared/analysis/search/line-search.ts'
import { compareText } from '#shared/base/text.ts'
import type { SearchResult } from '#shared/model/search.ts'
import type { RunProgress } from './analyse-source-run.ts'
import { searchArtifact, type ArtifactSearch, type OnFound } from './search-artifact.ts'
import { createLargeSearch, type LargeSearch } from './search-large.ts'
import type { SearchThreads } from './search-spans.ts'
import type { ArtifactStream, SourceEntry, SourceRun } from './sources/source.ts'

export interface SearchOptions {
  /** Which artifacts are meant. */
  readonly isWanted: (name: string) => boolean
  /** Most lines that are handed over; all are counted. Left out: all. */
  readonly limit?: number
  /** Lines as they are found; the reading waits for it. */
  readonly onFound: OnFound
  readonly onProgress?: (progress: RunProgress) => void
  /** For large artifacts; they look for the same. Left out: this thread reads all. */
  readonly startThreads?: () => SearchThreads
}

/** Reads a run once and hands over the lines that hold what is looked for. One bad artifact stops no other. */
export async function searchRun(run: SourceRun, search: LineSearch, options: SearchOptions): Promise<SearchResult> {
  const large = createLargeSearch(options.startThreads)
  try {
    return await searchEach(run, { search, large, ...options })
  } finally {
    await large.close()
  }
}

interface RunSearch extends SearchOptions {
  readonly search: LineSearch
  readonly large: LargeSearch
}

async function searchEach(
  run: SourceRun,
  { search, large, isWanted, onFound, onProgress, limit = Infinity }: RunSearch,
): Promise<SearchResult> {
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
    const wanted = { artifact, search, limit: left, onFound, onBytes }
    const found =
      (await searchAsFile(run, { entry, stream: stream.value }, { large, wanted })) ??
      (await searchArtifact(stream.value, wanted))
    left = Math.max(0, left - found.lines)
    read = { artifacts: read.artifacts + 1, bytes: before + found.bytes }
    if (found.lines > 0) artifacts.push({ artifact, lines: found.lines })
    if (!found.isComplete) unread.push(artifact)
  }
  const lines = artifacts.reduce((sum, each) => sum + each.lines, 0)
  return { artifacts, lines, read, unread: [...unread].sort(compareText) }
}

const entryName = ({ name }: { readonly name: string }) => name

/** Searches a large artifact by its file, and leaves the stream of it. */
async function searchAsFile(
  run: SourceRun,
  { entry, stream }: { readonly entry: SourceEntry; readonly stream: ArtifactStream },
  { large, wanted }: { readonly large: LargeSearch; readonly wanted: ArtifactSearch },
) {
  const found = await large.search(run, entry, wanted)
  if (found !== undefined) await stream.chunks[Symbol.asyncIterator]().return?.()
  return found
}
