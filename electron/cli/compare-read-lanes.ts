import type { Result } from '#shared/base/result.ts'
import type { LaneComparison } from '#shared/model/divergence.ts'
import { compareRunLanes, type LaneSide } from '../services/lane-comparison.ts'
import type { ReadRun } from './read-runs.ts'

/**
 * Where the bad run leaves the good one; undefined where one of the two cannot be read again. `runs` are the good one, the bad one, and others.
 */
export async function compareReadLanes(runs: readonly ReadRun[]): Promise<Result<LaneComparison> | undefined> {
  const [good, bad] = [runs[0], runs[1]].map(sideOf)
  if (good === undefined || bad === undefined) return undefined
  return await compareRunLanes(bad, [good])
}

function sideOf(run: ReadRun | undefined): LaneSide | undefined {
  if (run?.readStories === undefined) return undefined
  return { analysis: run.analysis, readStories: run.readStories }
}
