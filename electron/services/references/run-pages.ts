import type { RunPlaceView } from '#shared/ipc/views.ts'
import { prowInstances, type ProwInstance } from '#shared/knowledge/prow-storage.ts'
import type { BucketPlace } from '#shared/model/reference.ts'
import { bucketUri } from './describe-reference.ts'

/** Where a run in a bucket can be looked at: Prow's page of it and its folder in gcsweb, as far as its instance has them. */
export function runPlaceView(place: BucketPlace): RunPlaceView {
  const instance = instanceOf(place.bucket)
  const path = [place.bucket, ...place.path.split('/')].map(encodeURIComponent).join('/')
  const [deck, browser] = [instance?.decks[0], instance?.browsers[0]]
  return {
    uri: bucketUri(place),
    pages: [
      ...(deck === undefined ? [] : [{ title: 'Prow', url: `https://${deck}/view/gs/${path}` }]),
      ...(browser === undefined ? [] : [{ title: 'gcsweb', url: `https://${browser}/gcs/${path}/` }]),
    ],
  }
}

function instanceOf(bucket: string): ProwInstance | undefined {
  const instances: readonly ProwInstance[] = prowInstances
  return instances.find(instance => instance.bucket === bucket || instance.olderBuckets.includes(bucket))
}
