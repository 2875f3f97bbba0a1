import { err, ok, type Result } from '#shared/base/result.ts'
import type { AbortSignalLike } from '#shared/ipc/contract.ts'
import type { RunPlace } from '#shared/model/reference.ts'
import type { Storage } from '../fetch/storage.ts'
import { canonicalBucket } from './buckets.ts'
import { describeReference } from './describe-reference.ts'
import { listRuns, type ListedRun } from './list-runs.ts'
import { lookAtStoredRun, type JobRun, type LookContext } from './look-at-stored-run.ts'
import { createStorageRequests } from './storage-requests.ts'
import type { JobReference, PullReference } from './understanding.ts'

export interface JobRunsRequest {
  readonly of: JobReference | PullReference
  /** The run to list around: most of the rest are older, since that is where its baseline is looked for. */
  readonly around?: RunPlace
  /** At most so many runs, at least one. */
  readonly limit: number
}

/** Recent runs, or those beside one. */
export interface JobRuns {
  /** For people: the job's name, or which pull request. */
  readonly job: string
  /** For people. */
  readonly place: string
  /** Newest first. */
  readonly runs: readonly JobRun[]
  /** The run that was asked about; one of `runs`. */
  readonly target?: JobRun
  /** There are older runs than these. */
  readonly hasMore: boolean
}

export type JobRunsContext = Omit<LookContext, 'requests'> & { readonly storage: Storage }

/** Lists the runs of a job or a pull request and reads their small files; fails only when they cannot be listed. */
export async function loadJobRuns(
  request: JobRunsRequest,
  context: JobRunsContext,
  signal: AbortSignalLike,
): Promise<Result<JobRuns>> {
  const { of, around } = request
  const requests = createStorageRequests(context.storage, signal)
  const listed = await listRuns(of, requests)
  if (!listed.ok) return listed
  const { chosen, hasMore } = chooseRuns(listed.value, request)
  const { openReader, isCached } = context
  const runs = await Promise.all(chosen.map(run => lookAtStoredRun(run, { requests, openReader, isCached })))
  if (signal.aborted) return err({ code: 'cancelled' })
  const target = around === undefined ? undefined : runs.find(run => isSameRun(run.reference, around))
  return ok({
    job: of.kind === 'job' ? of.job : `pull request ${of.org}/${of.repo}#${of.pull}`,
    place: describeReference(of).place,
    runs,
    ...(target === undefined ? {} : { target }),
    hasMore,
  })
}

/** Ids are unique within an instance of Prow, whatever the folder through which a run is seen. */
function isSameRun({ place }: ListedRun, around: RunPlace): boolean {
  return place.id === around.id && place.job === around.job
}

/** `listed` is newest first. Around a run a third of the others are newer ones. */
function chooseRuns(
  listed: readonly ListedRun[],
  { of, around, limit }: JobRunsRequest,
): { readonly chosen: readonly ListedRun[]; readonly hasMore: boolean } {
  const before = of.kind === 'job' && of.before !== undefined && around === undefined ? BigInt(of.before) : undefined
  const runs = around === undefined ? listed : withRun(listed, around)
  const candidates = before === undefined ? runs : runs.filter(({ place }) => BigInt(place.id) <= before)
  const at = around === undefined ? 0 : candidates.findIndex(run => isSameRun(run, around))
  const newer = Math.max(Math.floor((limit - 1) / 3), limit - (candidates.length - at))
  const from = Math.max(0, at - newer)
  return { chosen: candidates.slice(from, from + limit), hasMore: from + limit < candidates.length }
}

/** The run itself, in its known folder, at its place in the list, also where the listing does not show it (batches). */
function withRun(listed: readonly ListedRun[], around: RunPlace): readonly ListedRun[] {
  const own: ListedRun = { kind: 'run', place: { ...around, bucket: canonicalBucket(around.bucket) } }
  const others = listed.filter(run => !isSameRun(run, around))
  const at = others.findIndex(({ place }) => BigInt(place.id) < BigInt(around.id))
  return at < 0 ? [...others, own] : [...others.slice(0, at), own, ...others.slice(at)]
}
