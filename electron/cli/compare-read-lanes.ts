import type { Result } from '#shared/base/result.ts'
import type { LaneComparison } from '#shared/model/divergence.ts'
import { compareRunLanes, type LaneSide } from '../services/lane-comparison.ts'
import type { ComparedSides, ReadSide } from './read-runs.ts'

/** Where the bad side leaves every good one; undefined where one of them cannot be read again. */
export async function compareReadLanes(sides: ComparedSides): Promise<Result<LaneComparison> | undefined> {
  const [bad, ...goods] = [sides.bad, ...sides.goods].flatMap(sideOf)
  if (bad === undefined || goods.length < sides.goods.length) return undefined
  return await compareRunLanes(bad, goods)
}

function sideOf({ analysis, readStories, host }: ReadSide): readonly LaneSide[] {
  if (readStories === undefined) return []
  return [{ analysis, readStories, ...(host === undefined ? {} : { host }) }]
}
