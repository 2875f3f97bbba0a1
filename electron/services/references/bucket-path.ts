import type { RunPlace } from '#shared/model/reference.ts'
import { isPullNumber, pullReference, repositoryOfFolder } from './pull-folders.ts'
import { unusable, type Understanding } from './understanding.ts'

/** A place in a bucket as an address names it. */
export interface BucketPath {
  readonly bucket: string
  /** Decoded parts of the path, none of them empty. */
  readonly segments: readonly string[]
  /** The address says that it is a folder. */
  readonly isFolder: boolean
}

const BUCKET = /^[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]$/u
/** Prow refuses other names (kubernetes-sigs/prow pkg/config/config.go, jobNameRegex). */
const JOB = /^(?!\.{1,2}$)[\w.-]{1,255}$/u
const RUN_ID = /^\d{1,20}$/u
const LATEST = 'latest-build.txt'
/** Folders before `logs/` or `pr-logs/` (Prow's path_prefix). */
const PREFIX_DEPTH = 8

const NO_RUN = unusable(
  'this folder is neither that of a run nor that of a job',
  'Paste the address of a run, which ends in logs/<job>/<number> or pr-logs/pull/…/<job>/<number>',
)

export function isRunId(text: string): boolean {
  return RUN_ID.test(text)
}

export function isJobName(text: string): boolean {
  return JOB.test(text)
}

/** A part of a path that may be shown and asked for: not empty, leads nowhere else, holds no control character. */
export function isPlainSegment(segment: string): boolean {
  return segment !== '' && segment !== '.' && segment !== '..' && !/[/\p{Cc}]/u.test(segment)
}

/** Parts of a path; slashes at its ends and doubled ones, which old templates produced, count for nothing. */
export function splitPath(path: string): readonly string[] {
  return path.split('/').filter(segment => segment !== '')
}

/** What a place in a bucket is, by Prow's layout (kubernetes-sigs/prow pkg/pod-utils/gcs/target.go@a619408973). */
export function readBucketPath(path: BucketPath): Understanding {
  if (!BUCKET.test(path.bucket) || !path.segments.every(isPlainSegment)) return undefined
  const root = path.segments.findIndex(segment => segment === 'logs' || segment === 'pr-logs')
  if (root < 0 || root > PREFIX_DEPTH) return NO_RUN
  return readBelowRoot(path, root) ?? NO_RUN
}

function readBelowRoot(path: BucketPath, root: number): Understanding {
  const [top, kind] = path.segments.slice(root)
  if (top === 'logs') return readJob(path, root + 1, 'run')
  if (kind === 'directory') return readJob(path, root + 2, 'alias')
  return kind === 'pull' ? readPull(path, root + 2) : undefined
}

/** `batch/<job>…`, `<number>/<job>…` or `<repository>/<number>/<job>…`. */
function readPull(path: BucketPath, at: number): Understanding {
  const [first, second] = path.segments.slice(at)
  if (first === undefined) return undefined
  if (first === 'batch') return readJob(path, at + 1, 'run')
  const numberAt = isPullNumber(first) ? at : at + 1
  const number = numberAt === at ? first : second
  if (number === undefined || !isPullNumber(number)) return undefined
  if (path.segments.length > numberAt + 1) return readJob(path, numberAt + 1, 'run')
  const repository = repositoryOfFolder(path.bucket, numberAt === at ? undefined : first)
  const isPrefixed = path.segments[0] !== 'pr-logs'
  return repository === undefined || isPrefixed ? undefined : pullReference(path.bucket, repository, number)
}

/** `<job>`, `<job>/latest-build.txt`, `<job>/<id>` or what lies in that run. */
function readJob(path: BucketPath, at: number, kind: 'run' | 'alias'): Understanding {
  const [job, leaf, ...deeper] = path.segments.slice(at)
  if (job === undefined || !isJobName(job)) return undefined
  const place = { bucket: path.bucket, path: path.segments.slice(0, at + 1).join('/') }
  if (leaf === undefined) return { kind: 'job', place, job }
  if (leaf === LATEST && deeper.length === 0) return { kind: 'latest', place, job }
  const id = kind === 'alias' ? leaf.replace(/\.txt$/u, '') : leaf
  if (!isRunId(id)) return undefined
  const run: RunPlace = { bucket: path.bucket, path: `${place.path}/${id}`, job, id }
  const isArtifact = !path.isFolder && deeper.length > 0 && deeper.join('/') !== 'artifacts'
  return { kind, place: run, ...(isArtifact ? { artifact: deeper.join('/') } : {}) }
}
