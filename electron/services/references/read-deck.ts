import type { ProwInstance } from '#shared/knowledge/prow-storage.ts'
import { isJobName, isRunId, readBucketPath, splitPath } from './bucket-path.ts'
import { pullReference } from './pull-folders.ts'
import { decodeOnce, readSpyglassAnchor } from './spyglass-anchor.ts'
import { IN_S3, unusable, type Understanding } from './understanding.ts'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu

const NO_RUN = unusable(
  'this page of Prow names no run',
  'Open a run on that page and paste its address, which has /view/gs/ in it',
)

/** What an address of a page says beside its host. */
interface DeckPage {
  readonly url: URL
  /** Decoded parts of the path behind the page's name. */
  readonly rest: readonly string[]
  readonly instance: ProwInstance
}

/** Pages of a Prow instance that lead to runs (kubernetes-sigs/prow cmd/deck/main.go@a619408973). */
const PAGES: ReadonlyMap<string, (page: DeckPage) => Understanding> = new Map([
  ['view', readView],
  ['job-history', readJobHistory],
  ['pr-history', readPullHistory],
  ['log', readLog],
  ['prowjob', readProwJobPage],
])

export function readDeck(url: URL, instance: ProwInstance): Understanding {
  const path = decodeOnce(url.pathname)
  if (path === undefined) return undefined
  const [name = '', ...rest] = splitPath(path)
  const read = PAGES.get(name)
  return read === undefined ? NO_RUN : read({ url, rest, instance })
}

function readView({ url, rest }: DeckPage): Understanding {
  const [provider, bucket = '', ...segments] = rest
  if (provider === 's3') return IN_S3
  // `gcs` is what Prow wrote until July 2020.
  if (provider !== 'gs' && provider !== 'gcs') return NO_RUN
  const read = readBucketPath({ bucket, segments, isFolder: url.pathname.endsWith('/') })
  if (read?.kind !== 'run' && read?.kind !== 'alias') return read
  return { ...read, ...readSpyglassAnchor(url.hash.slice(1)) }
}

/** With the storage provider as first part, or in the older form without. */
function readJobHistory({ url, rest }: DeckPage): Understanding {
  if (rest[0] === 's3') return IN_S3
  const [bucket = '', ...segments] = rest[0] === 'gs' || rest[0] === 'gcs' ? rest.slice(1) : rest
  const read = readBucketPath({ bucket, segments, isFolder: true })
  const before = url.searchParams.get('buildId') ?? ''
  return read?.kind === 'job' && isRunId(before) ? { ...read, before } : read
}

function readPullHistory({ url: { searchParams }, instance: { bucket } }: DeckPage): Understanding {
  const [org, repo] = [searchParams.get('org') ?? '', searchParams.get('repo') ?? '']
  return pullReference(bucket, { org, repo }, searchParams.get('pr') ?? '') ?? NO_RUN
}

/**
 * A run by job and id, without its kind: it is looked for as a presubmit, through the directory of those; where that
 * has none, `resolveReference` goes on with the folders of the other kinds.
 */
function readLog({ url: { searchParams }, instance: { bucket } }: DeckPage): Understanding {
  const [job, id] = [searchParams.get('job') ?? '', searchParams.get('id') ?? '']
  if (!isJobName(job) || !isRunId(id)) return NO_RUN
  return { kind: 'alias', place: { bucket, path: `pr-logs/directory/${job}/${id}`, job, id } }
}

function readProwJobPage({ url }: DeckPage): Understanding {
  const uuid = url.searchParams.get('prowjob') ?? ''
  return UUID.test(uuid) ? { kind: 'prowjob', host: url.hostname, uuid: uuid.toLowerCase() } : NO_RUN
}
