import { ok, type Result } from '#shared/base/result.ts'
import type { AbortSignalLike } from '#shared/ipc/contract.ts'
import type { JobRunsView, JobRunView } from '#shared/ipc/views.ts'
import type { Reference, RunPlace } from '#shared/model/reference.ts'
import type { RunCache } from './cache/open-cache.ts'
import { runKeyOf } from './cache/cache-paths.ts'
import type { OpenReader } from './look-at-run.ts'
import { loadJobRuns, type JobRunsRequest } from './references/job-runs.ts'
import { jobOfRun } from './references/list-runs.ts'
import type { JobRun } from './references/look-at-stored-run.ts'
import type { ReferenceBook } from './references/reference-book.ts'
import { resolveReference, type ResolveContext } from './references/resolve-reference.ts'
import { suggestBaseline } from './references/suggest-baseline.ts'

export interface FindJobRunsContext {
  /** The store, or what the cache knows of it. */
  readonly store: ResolveContext
  readonly openReader: OpenReader
  readonly cache: Pick<RunCache, 'list'>
  readonly book: ReferenceBook
}

/** The runs of a job or a pull request; for a run those beside it, and which of them to compare it with. */
export async function findJobRuns(
  { reference, limit }: { readonly reference: Reference; readonly limit: number },
  cx: FindJobRunsContext,
  signal: AbortSignalLike,
): Promise<Result<JobRunsView>> {
  const request = await requestOf(reference, cx.store, signal)
  if (!request.ok) return request
  const cached = new Set((await cx.cache.list()).map(({ place }) => runKeyOf(place)))
  const isCached = (place: RunPlace): boolean => cached.has(runKeyOf(place))
  const { storage } = cx.store
  const loaded = await loadJobRuns(
    { ...request.value, limit },
    { storage, openReader: cx.openReader, isCached },
    signal,
  )
  if (!loaded.ok) return loaded
  const { job, place, runs, target, hasMore } = loaded.value
  const views = new Map(runs.map(run => [run, toView(run, cx.book)]))
  const suggested = target === undefined ? undefined : suggestBaseline(runs, target)
  const view = suggested === undefined ? undefined : views.get(suggested.run)
  return ok({
    job,
    place,
    runs: [...views.values()],
    ...(view === undefined || suggested === undefined
      ? {}
      : { suggestion: { referenceId: view.referenceId, id: view.id, reason: suggested.reason } }),
    hasMore,
  })
}

async function requestOf(
  reference: Reference,
  store: ResolveContext,
  signal: AbortSignalLike,
): Promise<Result<Omit<JobRunsRequest, 'limit'>>> {
  if (reference.kind === 'job' || reference.kind === 'pull') return ok({ of: reference })
  const around = await resolveReference(reference, store, signal)
  return around.ok ? ok({ of: jobOfRun(around.value), around: around.value }) : around
}

function toView({ reference, facts, images, commit, isCached }: JobRun, book: ReferenceBook): JobRunView {
  return {
    referenceId: book.add(reference),
    id: reference.place.id,
    facts,
    images,
    ...(commit === undefined ? {} : { commit }),
    isCached,
  }
}
