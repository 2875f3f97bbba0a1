import { createLineSearch } from '#shared/analysis/search/line-search.ts'
import { err, type Result } from '#shared/base/result.ts'
import type { CommandInput, HandlerContext, Handlers } from '#shared/ipc/contract.ts'
import type { SearchResult } from '#shared/ipc/views.ts'
import type { AnalysisPool, PoolSearchOptions } from './analysis-pool.ts'
import type { OpenSources } from './open-sources.ts'
import { readyRun } from './ready-run.ts'

export interface SearchHandlerDependencies {
  readonly sources: Pick<OpenSources, 'findRun'>
  readonly pool: Pick<AnalysisPool, 'search'>
}

/** Answers the command that searches all artifacts of a run. */
export function searchHandlers(deps: SearchHandlerDependencies) {
  return {
    'log.search': (request, cx) => search(request, deps, cx),
  } satisfies Partial<Handlers>
}

async function search(
  { searchId, runId, query, artifact, limit }: CommandInput<'log.search'>,
  { sources, pool }: SearchHandlerDependencies,
  cx: HandlerContext,
): Promise<Result<SearchResult>> {
  const checked = createLineSearch(query)
  if (!checked.ok) return err({ code: 'search/refused', reason: checked.error })
  const found = await readyRun(sources, runId, cx.signal)
  if (!found.ok) return found
  const { location, view } = found.value
  const where = artifact === undefined ? {} : { artifact }
  const job = { runId: `search ${runId}`, location, label: view.facts.source, query, limit, ...where }
  const options: PoolSearchOptions = {
    signal: cx.signal,
    onFound: lines => cx.emit('search.found', { searchId, runId, lines }),
    onProgress: ({ artifact: name, doneBytes }) =>
      cx.emit('search.progress', { searchId, runId, artifact: name, doneBytes }),
  }
  return await pool.search(job, options)
}
