import { assertNever } from '#shared/base/assert.ts'
import type { Anchor, BucketPlace, Reference } from '#shared/model/reference.ts'
import { pullFolder } from './pull-folders.ts'

/** A reference for people. */
export interface ReferenceText {
  /** `run 1897218023224246272 of ci-containerd-node-e2e-1-7`. */
  readonly title: string
  /** `gs://kubernetes-ci-logs/logs/…`. */
  readonly place: string
}

export function describeReference(reference: Reference): ReferenceText {
  switch (reference.kind) {
    case 'run':
      return { title: `run ${reference.place.id} of ${reference.place.job}`, place: bucketUri(reference.place) }
    case 'alias':
      return {
        title: `run ${reference.place.id} of ${reference.place.job}`,
        place: `${bucketUri(reference.place)}.txt`,
      }
    case 'latest':
      return { title: `the newest run of ${reference.job}`, place: bucketUri(reference.place) }
    case 'job': {
      const until = reference.before === undefined ? '' : ` up to ${reference.before}`
      return { title: `the runs of ${reference.job}${until}`, place: bucketUri(reference.place) }
    }
    case 'pull': {
      const { org, repo, pull } = reference
      return { title: `the runs of pull request ${org}/${repo}#${pull}`, place: bucketUri(pullFolder(reference)) }
    }
    case 'prowjob':
      return { title: `the run of ProwJob ${reference.uuid}`, place: reference.host }
    default:
      return assertNever(reference, 'reference')
  }
}

export function bucketUri({ bucket, path }: BucketPlace): string {
  return `gs://${bucket}/${path}`
}

/** What a reference points at inside its run, flat, as views carry it. */
export function referenceAnchor(
  reference: Reference | Anchor,
): { readonly artifact: string; readonly from?: number; readonly to?: number } | undefined {
  const { artifact, lines } = anchorOf(reference)
  return artifact === undefined ? undefined : { artifact, ...lines }
}

/** The anchor alone; empty for kinds that have none. */
export function anchorOf(reference: Reference | Anchor): Anchor {
  const { artifact, lines }: Anchor = 'artifact' in reference ? reference : {}
  return { ...(artifact === undefined ? {} : { artifact }), ...(lines === undefined ? {} : { lines }) }
}
