/** How a person limits what is fetched of a run in a bucket. */
export interface CopyOptions {
  /** No request leaves this machine: what is in the cache is used. */
  readonly offline: boolean
  /** Globs over the path inside the run; empty = all artifacts. */
  readonly only: readonly string[]
  /** Most stored bytes; unlimited = everything; undefined = what is fetched unasked. */
  readonly maxBytes?: number
}
