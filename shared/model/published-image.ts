import type { AppError } from '../base/result.ts'

/** What the maker of an OS image publishes of one of its builds. Knowledge that was looked up: no artifact said it. */
export interface PublishedImage {
  /** Where the list is published, for people: https. */
  readonly address: string
  /** Those of its packages whose versions matter, sorted by component. */
  readonly packages: readonly PublishedPackage[]
}

export interface PublishedPackage {
  readonly component: string
  readonly version: string
}

/** A list that was to be looked up and could not be had. */
export interface ImageProblem {
  /** Name of the image as the run states it. */
  readonly image: string
  readonly address: string
  readonly problem: AppError
}

/** What looking up came to, beside the lists: nothing of this is in an analysis. */
export interface LookUpOutcome {
  readonly problems: readonly ImageProblem[]
  /** Builds beyond those that are looked up for one comparison. */
  readonly omitted: number
}
