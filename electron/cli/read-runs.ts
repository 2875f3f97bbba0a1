import type { Analysis } from '#shared/model/analysis.ts'
import type { LaneComparison } from '#shared/model/divergence.ts'
import type { RunTemplates } from '#shared/model/template.ts'
import type { LaneSide } from '../services/lane-comparison.ts'

/** A run that was read; `templates` where its logs were asked for and lie on the disk. */
export interface ReadRun {
  readonly analysis: Analysis
  readonly templates?: RunTemplates
  /** Where it can be read again, while the processes are there. */
  readonly readStories?: LaneSide['readStories']
}

/** All runs that were read; `lanes` where that was asked for and the good and the bad one lie on the disk. */
export interface ReadRuns {
  readonly runs: readonly ReadRun[]
  readonly lanes?: LaneComparison
}
