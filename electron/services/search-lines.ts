import { createLineSearch } from '#shared/analysis/search/line-search.ts'
import { createWordMarker } from '#shared/analysis/search/mark-words.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { FoundLine, LineQuery, SearchResult } from '#shared/model/search.ts'
import type { RunProgress } from './analyse-source-run.ts'
import { createPacedLines, type SearchClock } from './paced-lines.ts'
import { searchRun } from './search-run.ts'
import type { SearchThreads } from './search-spans.ts'
import type { SourceRun } from './sources/source.ts'

export type { SearchClock } from './paced-lines.ts'

export interface SearchLinesOptions {
  readonly query: LineQuery
  /** Undefined = all of the run. */
  readonly artifact?: string | undefined
  /** Most lines that are handed over; all are counted. */
  readonly limit: number
  /** The first lines at once, then at most ten times a second. */
  readonly onFound: (lines: readonly FoundLine[]) => void
  readonly onProgress?: (progress: RunProgress) => void
  /** For large artifacts, of the same query. */
  readonly startThreads?: () => SearchThreads
}

/** Reads a run once, or one artifact of it, for the lines that hold what is looked for. All were handed over when it answers. */
export async function searchLines(
  run: SourceRun,
  { query, artifact: only, limit, onFound, onProgress, startThreads }: SearchLinesOptions,
  clock: SearchClock,
): Promise<Result<SearchResult>> {
  const search = createLineSearch(query)
  if (!search.ok) return err({ code: 'search/refused', reason: search.error })
  if (only !== undefined && run.entries.every(({ name }) => name !== only)) {
    return err({ code: 'artifact/not-found', artifact: only })
  }
  const mark = createWordMarker(query)
  const lines = createPacedLines(onFound, clock)
  const result = await searchRun(only === undefined ? run : oneArtifact(run, only), search.value, {
    isWanted: name => search.value.wants(name),
    limit,
    onFound: found => {
      lines.add(found.map(line => ({ ...line, matches: mark(line) })))
      return Promise.resolve()
    },
    onProgress: progress => {
      onProgress?.(progress)
      lines.tick()
    },
    ...(startThreads === undefined ? {} : { startThreads }),
  })
  await lines.finish()
  return ok(result)
}

/** The same run with nothing else in it: what is not asked for is not even opened. */
function oneArtifact(run: SourceRun, artifact: string): SourceRun {
  const entries = run.entries.filter(({ name }) => name === artifact)
  return {
    path: run.path,
    entries,
    open: name => run.open(name),
    plainFile: name => run.plainFile?.(name) ?? Promise.resolve(undefined),
    async *stream() {
      for (const entry of entries) if (entry.skipped === undefined) yield { entry, stream: await run.open(entry.name) }
    },
  }
}
