import type { PullFolders } from '#shared/knowledge/prow-storage.ts'
import type { BucketPlace } from '#shared/model/reference.ts'
import { instanceOfBucket } from './buckets.ts'
import type { PullReference } from './understanding.ts'

type Repository = Pick<PullReference, 'org' | 'repo'>

const NAME = /^(?!\.{1,2}$)[\w.-]{1,100}$/u
const NUMBER = /^[1-9]\d{0,9}$/u

export function isPullNumber(text: string): boolean {
  return NUMBER.test(text)
}

/** A pull request, or undefined when a part of it is none. */
export function pullReference(bucket: string, repository: Repository, pull: string): PullReference | undefined {
  const { org, repo } = repository
  return NAME.test(org) && NAME.test(repo) && isPullNumber(pull) ? { kind: 'pull', bucket, org, repo, pull } : undefined
}

/** The folder that holds a folder for every job that ran for a pull request. */
export function pullFolder({ bucket, org, repo, pull }: PullReference): BucketPlace {
  const folder = repositoryFolder(foldersOf(bucket), { org, repo })
  return { bucket, path: ['pr-logs/pull', ...(folder === undefined ? [] : [folder]), pull].join('/') }
}

function repositoryFolder(folders: PullFolders, { org, repo }: Repository): string | undefined {
  const full = `${org}_${repo}`
  if (folders.strategy === 'explicit' || org !== folders.org) return full
  if (repo === folders.repo) return undefined
  return folders.strategy === 'legacy' ? repo : full
}

/**
 * The repository that a folder below `pr-logs/pull/` stands for; undefined where the bucket's habits are unknown and
 * the folder alone does not tell. No organisation of GitHub holds an underscore, so the first one divides.
 */
export function repositoryOfFolder(bucket: string, folder: string | undefined): Repository | undefined {
  const folders = foldersOf(bucket)
  const divider = folder?.indexOf('_') ?? -1
  if (folder !== undefined && divider > 0) return { org: folder.slice(0, divider), repo: folder.slice(divider + 1) }
  if (folders.strategy === 'explicit') return undefined
  if (folder === undefined) return { org: folders.org, repo: folders.repo }
  return folders.strategy === 'legacy' ? { org: folders.org, repo: folder } : undefined
}

function foldersOf(bucket: string): PullFolders {
  return instanceOfBucket(bucket)?.pulls ?? { strategy: 'explicit' }
}
