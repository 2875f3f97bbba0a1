import { err, ok, type Result } from '#shared/base/result.ts'
import { compareText } from '#shared/base/text.ts'
import type { BucketPlace, RunPlace } from '#shared/model/reference.ts'
import type { ListPage } from '../fetch/storage.ts'
import { isJobName, isRunId } from './bucket-path.ts'
import { canonicalBucket } from './buckets.ts'
import { pullFolder } from './pull-folders.ts'
import type { StorageRequests } from './storage-requests.ts'
import type { JobReference, PullReference } from './understanding.ts'

/** A run where a listing showed it: in its own folder, or as a line in the directory of presubmits. */
export interface ListedRun {
  readonly kind: 'run' | 'alias'
  readonly place: RunPlace
}

/** Jobs of one pull request whose runs are listed. */
const PULL_JOBS = 500

const DIRECTORY = 'pr-logs/directory/'
const PULLS = 'pr-logs/pull/'

/** The job that a run belongs to, where all its runs are listed: for presubmits Prow's directory, across pull requests. */
export function jobOfRun({ bucket, path, job }: RunPlace): JobReference {
  const [own, pulls] = [path.slice(0, path.lastIndexOf('/')), path.indexOf(PULLS)]
  const isPresubmit = pulls === 0 || (pulls > 0 && path.charAt(pulls - 1) === '/')
  return { kind: 'job', place: { bucket, path: isPresubmit ? `${path.slice(0, pulls)}${DIRECTORY}${job}` : own }, job }
}

/** Every run of a job or of a pull request, newest first. */
export async function listRuns(
  of: JobReference | PullReference,
  requests: StorageRequests,
): Promise<Result<readonly ListedRun[]>> {
  const listed = of.kind === 'job' ? await listJob(of.place, of.job, requests) : await listPull(of, requests)
  return listed.ok ? ok([...listed.value].sort(newestFirst)) : listed
}

function newestFirst(a: ListedRun, b: ListedRun): number {
  const [x, y] = [BigInt(a.place.id), BigInt(b.place.id)]
  return x === y ? compareText(a.place.path, b.place.path) : x < y ? 1 : -1
}

async function listJob(
  place: BucketPlace,
  job: string,
  requests: StorageRequests,
): Promise<Result<readonly ListedRun[]>> {
  const bucket = canonicalBucket(place.bucket)
  const page = await requests.listFolder({ bucket, path: place.path })
  if (!page.ok) return page
  const isDirectory = `${place.path}/`.includes(DIRECTORY)
  const ids = isDirectory ? aliasIds(page.value, place.path) : folderNames(page.value, place.path).filter(isRunId)
  const kind = isDirectory ? 'alias' : 'run'
  return ok(ids.map(id => ({ kind, place: { bucket, path: `${place.path}/${id}`, job, id } })))
}

async function listPull(pull: PullReference, requests: StorageRequests): Promise<Result<readonly ListedRun[]>> {
  const { path } = pullFolder(pull)
  const bucket = canonicalBucket(pull.bucket)
  const jobs = await requests.listFolder({ bucket, path })
  if (!jobs.ok) return jobs
  const names = folderNames(jobs.value, path).filter(isJobName)
  if (names.length > PULL_JOBS) {
    return err({ code: 'fetch/malformed', host: bucket, what: path, reason: `more than ${PULL_JOBS} jobs` })
  }
  const lists = await Promise.all(names.map(job => listJob({ bucket, path: `${path}/${job}` }, job, requests)))
  const failed = lists.find(list => !list.ok)
  return failed ?? ok(lists.flatMap(list => (list.ok ? list.value : [])))
}

/** Names of the folders right below `path`. */
export function folderNames({ folders }: ListPage, path: string): readonly string[] {
  return folders.flatMap(folder => (folder.startsWith(`${path}/`) ? [folder.slice(path.length + 1, -1)] : []))
}

function aliasIds({ objects }: ListPage, path: string): readonly string[] {
  return objects.flatMap(({ name }) => {
    const id = name.startsWith(`${path}/`) && name.endsWith('.txt') ? name.slice(path.length + 1, -4) : ''
    return isRunId(id) ? [id] : []
  })
}
