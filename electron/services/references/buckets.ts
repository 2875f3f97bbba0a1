import { bucketSuccessions, prowInstances, type ProwInstance } from '#shared/knowledge/prow-storage.ts'

const SUCCESSORS: ReadonlyMap<string, string> = new Map(
  bucketSuccessions.map(({ bucket, successor }) => [bucket, successor]),
)

/** The name under which runs of a bucket are identified: that of its successor, where it has one. */
export function canonicalBucket(bucket: string): string {
  return SUCCESSORS.get(bucket) ?? bucket
}

/** Where to look for an object that an address places in `bucket`: there, then in its successor. At least one. */
export function bucketsToTry(bucket: string): readonly string[] {
  return [...new Set([bucket, canonicalBucket(bucket)])]
}

export function instanceOfBucket(bucket: string): ProwInstance | undefined {
  return prowInstances.find(
    (instance: ProwInstance) => instance.bucket === bucket || instance.olderBuckets.includes(bucket),
  )
}

/** The instance that tests an organisation's pull requests; Kubernetes' for one that none is known of. */
export function instanceOfOrganisation(org: string): ProwInstance {
  return prowInstances.find(({ organisations }: ProwInstance) => organisations.includes(org)) ?? prowInstances[0]
}
