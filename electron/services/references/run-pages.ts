import type { RunPlaceView } from '#shared/ipc/views.ts'
import type { BucketPlace } from '#shared/model/reference.ts'
import { pagePath, prowInstanceOf, prowPage } from '#shared/report/run-page.ts'
import { bucketUri } from './describe-reference.ts'

/** Where a run in a bucket can be looked at: Prow's page of it and its folder in gcsweb, as far as its instance has them. */
export function runPlaceView(place: BucketPlace): RunPlaceView {
  const [page, browser] = [prowPage(place), prowInstanceOf(place.bucket)?.browsers[0]]
  return {
    uri: bucketUri(place),
    pages: [
      ...(page === undefined ? [] : [{ title: 'Prow', url: page }]),
      ...(browser === undefined ? [] : [{ title: 'gcsweb', url: `https://${browser}/gcs/${pagePath(place)}/` }]),
    ],
  }
}
