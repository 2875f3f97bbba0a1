import { prowInstances, type ProwInstance } from '../knowledge/prow-storage.ts'
import type { BucketPlace } from '../model/reference.ts'
import type { RunFacts } from '../model/run.ts'

const BUCKET_SOURCE = /^gs:\/\/(?<bucket>[^/]+)\/(?<path>.+)$/u

/** The page of Prow that shows a run; undefined for one that was not read from a bucket of a known instance. */
export function runPage({ source }: Pick<RunFacts, 'source'>): string | undefined {
  const { bucket, path } = BUCKET_SOURCE.exec(source)?.groups ?? {}
  return bucket === undefined || path === undefined ? undefined : prowPage({ bucket, path })
}

/** The page of Prow that shows what lies at a place; undefined where no known instance has one. */
export function prowPage({ bucket, path }: BucketPlace): string | undefined {
  const deck = prowInstanceOf(bucket)?.decks[0]
  return deck === undefined ? undefined : `https://${deck}/view/gs/${pagePath({ bucket, path })}`
}

/** The instance that keeps its runs in a bucket, now or before. */
export function prowInstanceOf(bucket: string): ProwInstance | undefined {
  const instances: readonly ProwInstance[] = prowInstances
  return instances.find(instance => instance.bucket === bucket || instance.olderBuckets.includes(bucket))
}

/** Bucket and path, escaped. */
export function pagePath({ bucket, path }: BucketPlace): string {
  return [bucket, ...path.split('/')].map(encodeURIComponent).join('/')
}
