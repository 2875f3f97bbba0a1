import { ok, type Result } from '#shared/base/result.ts'
import type { HandlerContext } from '#shared/ipc/contract.ts'
import type { OpenInvestigation } from './investigations.ts'
import type { LaneComparisons } from './lane-comparisons.ts'
import type { LogComparisons } from './log-comparisons.ts'

export interface WithLogsDependencies {
  readonly logComparisons: Pick<LogComparisons, 'compare'>
  readonly laneComparisons: Pick<LaneComparisons, 'compare'>
}

/** The investigation with all that `compare --json` says of the logs. Reads what is not read yet. */
export async function withLogs(
  investigation: OpenInvestigation,
  { logComparisons, laneComparisons }: WithLogsDependencies,
  cx: HandlerContext,
): Promise<Result<OpenInvestigation>> {
  const { view } = investigation
  const logs = await logComparisons.compare(view.investigationId, cx)
  if (!logs.ok) return logs
  const lanes = await laneComparisons.compare(view.investigationId, cx)
  if (!lanes.ok) return lanes
  const comparison = { ...view.comparison, logs: logs.value, lanes: lanes.value }
  return ok({ ...investigation, view: { ...view, comparison } })
}
