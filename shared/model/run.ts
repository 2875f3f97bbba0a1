import type { Instant } from '../base/time.ts'

export type RunResult = 'success' | 'failure' | 'aborted' | 'error' | 'pending'

/** One execution of a job. Only what its artifacts say; undefined = not stated. */
export interface RunFacts {
  readonly job?: string
  /** Prow's build id: a decimal number of up to 19 digits, always kept as text. */
  readonly id?: string
  readonly result?: RunResult
  readonly startedAt?: Instant
  readonly finishedAt?: Instant
  /** Where it was read from, for people: file or folder name and run path. */
  readonly source: string
}
