import { err, ok, type AppError, type Result } from '#shared/base/result.ts'
import type { AbortSignalLike } from '#shared/ipc/contract.ts'
import type { JobRunsView, JobRunView } from '#shared/ipc/views.ts'
import type { Reference, RunPlace } from '#shared/model/reference.ts'
import type { RunCache } from './cache/open-cache.ts'
import { runKeyOf } from './cache/cache-paths.ts'
import type { OpenReader } from './look-at-run.ts'
import { describeReference } from './references/describe-reference.ts'
import { loadJobRuns, type JobRuns, type JobRunsRequest } from './references/job-runs.ts'
import { jobOfRun } from './references/list-runs.ts'
import type { JobRun } from './references/look-at-stored-run.ts'
import type { ReferenceBook } from './references/reference-book.ts'
import { resolveReference, type ResolveContext } from './references/resolve-reference.ts'
import { suggestBaseline } from './references/suggest-baseline.ts'

export interface FindJobRunsContext {
  /** The store; undefined while the network is off. */
  readonly store: ResolveContext | undefined
  /** What the cache knows of it. */
  readonly known: () => Promise<ResolveContext>
  readonly openReader: OpenReader
  readonly cache: Pick<RunCache, 'list'>
}

export interface FindJobRunsQuery {
  readonly reference: Reference
  readonly limit: number
}

export interface FoundJobRuns extends JobRuns {
  /** Why the store could not be asked, so that these are the runs that the cache knows of. */
  readonly problem?: AppError
}

/**
 * The runs of a job or a pull request; for a run those beside it. Where the store cannot be asked, the runs that the
 * cache knows of, with the reason as `problem`; that reason alone where it knows of none.
 */
export async function findJobRuns(
  query: FindJobRunsQuery,
  cx: FindJobRunsContext,
  signal: AbortSignalLike,
): Promise<Result<FoundJobRuns>> {
  const asked = await askStore(query, cx, signal)
  if (asked.ok || !isUnreachable(asked.error)) return asked
  const known = await findIn(await cx.known(), { query, cx, signal })
  // The run that was asked about is listed in any case.
  const isKnown = known.ok && known.value.runs.some(({ isCached }) => isCached)
  return isKnown ? ok({ ...known.value, problem: asked.error }) : asked
}

async function askStore(
  query: FindJobRunsQuery,
  cx: FindJobRunsContext,
  signal: AbortSignalLike,
): Promise<Result<JobRuns>> {
  if (cx.store !== undefined) return await findIn(cx.store, { query, cx, signal })
  return err({ code: 'fetch/network-off', what: describeReference(query.reference).place })
}

/** What another network, or another time, would change. */
const UNREACHABLE: ReadonlySet<AppError['code']> = new Set<AppError['code']>([
  'fetch/network-off',
  'fetch/offline',
  'fetch/proxy',
  'fetch/rate-limited',
  'fetch/sign-in',
  'fetch/stalled',
  'fetch/status',
  'fetch/tls',
])

function isUnreachable({ code }: AppError): boolean {
  return UNREACHABLE.has(code)
}

async function findIn(
  store: ResolveContext,
  {
    query,
    cx,
    signal,
  }: { readonly query: FindJobRunsQuery; readonly cx: FindJobRunsContext; readonly signal: AbortSignalLike },
): Promise<Result<JobRuns>> {
  const request = await requestOf(query.reference, store, signal)
  if (!request.ok) return request
  const cached = new Set((await cx.cache.list()).map(({ place }) => runKeyOf(place)))
  const isCached = (place: RunPlace): boolean => cached.has(runKeyOf(place))
  return await loadJobRuns(
    { ...request.value, limit: query.limit },
    { storage: store.storage, openReader: cx.openReader, isCached },
    signal,
  )
}

/** What was found for a window: for a run also which of the others to compare it with. */
export function jobRunsView(
  { job, place, runs, target, hasMore, problem }: FoundJobRuns,
  book: ReferenceBook,
): JobRunsView {
  const views = new Map(runs.map(run => [run, toView(run, book)]))
  const suggested = target === undefined ? undefined : suggestBaseline(runs, target)
  const view = suggested === undefined ? undefined : views.get(suggested.run)
  return {
    job,
    place,
    runs: [...views.values()],
    ...(view === undefined || suggested === undefined
      ? {}
      : { suggestion: { referenceId: view.referenceId, id: view.id, reason: suggested.reason } }),
    hasMore,
    ...(problem === undefined ? {} : { problem }),
  }
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
