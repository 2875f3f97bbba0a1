import { planSearch } from '#shared/analysis/search/line-search.ts'
import { err, type Result } from '#shared/base/result.ts'
import type { AbortSignalLike, CommandInput, HandlerContext, Handlers } from '#shared/ipc/contract.ts'
import type { FilterResult, LineFilter } from '#shared/ipc/views.ts'
import type { AnalysisPool } from './analysis-pool.ts'
import type { PassedLines } from '../workers/messages.ts'
import type { FilterLinesOptions } from './filter-lines.ts'
import type { LogComparisons } from './log-comparisons.ts'
import type { OpenRun, OpenSources } from './open-sources.ts'
import { readyRun } from './ready-run.ts'

/** Filters a log at once that is too small for a process of its own; undefined when it is larger. */
export type FilterSmall = (
  run: OpenRun,
  request: Pick<FilterLinesOptions, 'artifact' | 'filter' | 'novel' | 'onPassed'>,
  signal: AbortSignalLike,
) => Promise<Result<FilterResult> | undefined>

export interface FilterHandlerDependencies {
  readonly sources: Pick<OpenSources, 'findRun'>
  readonly pool: Pick<AnalysisPool, 'filter'>
  readonly logs: { readonly filterSmall: FilterSmall }
  readonly logComparisons: Pick<LogComparisons, 'novelIn'>
}

/** Answers the command that finds the lines of an artifact that pass a filter. */
export function filterHandlers(deps: FilterHandlerDependencies) {
  return {
    'log.filter': (request, cx) => filter(request, deps, cx),
  } satisfies Partial<Handlers>
}

async function filter(
  { filterId, runId, artifact, filter: wanted }: CommandInput<'log.filter'>,
  { sources, pool, logs, logComparisons }: FilterHandlerDependencies,
  cx: HandlerContext,
): Promise<Result<FilterResult>> {
  const novel = logComparisons.novelIn(runId, artifact)
  const reason = refusalOf(wanted, novel)
  if (reason !== undefined) return err({ code: 'search/refused', reason })
  const found = await readyRun(sources, runId, cx.signal)
  if (!found.ok) return found
  const { location, view } = found.value
  const request = { artifact, filter: wanted, novel: [...(novel ?? [])] }
  const onPassed = (passed: PassedLines) => cx.emit('filter.passed', { filterId, ...passed })
  const small = await logs.filterSmall(found.value, { ...request, onPassed }, cx.signal)
  if (small !== undefined) return small
  const job = { runId: `filter ${runId}`, location, label: view.facts.source, ...request }
  return await pool.filter(job, { signal: cx.signal, onPassed })
}

/** In words that go on after its name. */
function refusalOf({ query, marks }: LineFilter, novel: readonly string[] | undefined): string | undefined {
  if (marks?.includes('novel') === true && novel === undefined)
    return 'needs the logs of both runs to be compared first'
  const plan = query === undefined ? undefined : planSearch(query)
  return plan?.ok === false ? plan.error : undefined
}
