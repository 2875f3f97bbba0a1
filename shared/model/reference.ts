/** Lines of an artifact that a link points at, 1-based, both ends included. */
export interface LineRange {
  readonly from: number
  readonly to: number
}

/** A folder of a bucket as links name it: `gs://<bucket>/<path>`, no slash at either end. */
export interface BucketPlace {
  readonly bucket: string
  readonly path: string
}

/** One run in a bucket. `path` is its folder: `logs/<job>/<id>` or `pr-logs/pull/…/<job>/<id>`. */
export interface RunPlace extends BucketPlace {
  readonly job: string
  /** Prow's build id: a decimal number of up to 19 digits, always kept as text. */
  readonly id: string
}

/** What a link points at inside its run. */
export interface Anchor {
  /** Path inside the run. */
  readonly artifact?: string
  readonly lines?: LineRange
}

/**
 * What a pasted address means, before any server was asked. Source of the forms: Prow's deck and spyglass
 * (kubernetes-sigs/prow: cmd/deck, pkg/pod-utils/gcs/target.go).
 * - `run`: one run; `place` says where
 * - `alias`: a run through `pr-logs/directory/<job>/<id>.txt`, whose one line names the real folder
 * - `latest`: the newest started run of a job, through `latest-build.txt`
 * - `job`: all runs of a job; `before` is a build id where the list shall begin
 * - `pull`: all runs of a pull request
 * - `prowjob`: a ProwJob object by its UUID, which only its Prow instance can resolve, and only while the object lives
 */
export type Reference =
  | ({ readonly kind: 'run'; readonly place: RunPlace } & Anchor)
  | ({ readonly kind: 'alias'; readonly place: RunPlace } & Anchor)
  | { readonly kind: 'latest'; readonly place: BucketPlace; readonly job: string }
  | { readonly kind: 'job'; readonly place: BucketPlace; readonly job: string; readonly before?: string }
  | {
      readonly kind: 'pull'
      readonly bucket: string
      readonly org: string
      readonly repo: string
      readonly pull: string
    }
  | { readonly kind: 'prowjob'; readonly host: string; readonly uuid: string }
