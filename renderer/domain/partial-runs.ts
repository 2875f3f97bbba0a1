import type { FetchView, InvestigationView } from '#shared/ipc/views.ts'
import { unitOf, type Unit } from '#shared/report/show-runs.ts'
import { isActive, missingBytes } from '../state/fetch-state.ts'
import { strings } from '../strings/index.ts'
import type { Side } from './EvidenceLink.tsx'

const words = strings.domain.partial

/** A side of the shown pair of which artifacts are still in their store. */
export interface PartialRun {
  readonly side: Side
  /** What the side is: a run, or one host of it. */
  readonly unit: Unit
  readonly runId: string
  /** Artifacts of which the analysis knows only that they exist. */
  readonly unfetched: number
  /** Artifacts that exist. */
  readonly total: number
}

/** The runs of which only a part was read because only a part is here. */
export function partialRuns({ comparison, baseline, target }: InvestigationView): readonly PartialRun[] {
  const sides = [
    { side: 'good', runId: baseline.runId, coverage: comparison.coverage.good },
    { side: 'bad', runId: target.runId, coverage: comparison.coverage.bad },
  ] as const
  return sides
    .map(({ side, runId, coverage }) => ({
      side,
      unit: unitOf(comparison),
      runId,
      unfetched: coverage.filter(({ state }) => state === 'unfetched').length,
      total: coverage.filter(({ state }) => state !== 'missing').length,
    }))
    .filter(({ unfetched }) => unfetched > 0)
}

/**
 * What is missing, in a sentence: as it is now where the run is in a bucket, as it was read otherwise, and of one host,
 * whose part of the copy nobody counts.
 */
export function partialText({ side, unit, unfetched, total }: PartialRun, copyOfRun: FetchView | undefined): string {
  const copy = unit === 'run' ? copyOfRun : undefined
  const missing = copy === undefined ? unfetched : copy.artifacts.total - copy.artifacts.cached
  if (missing <= 0) return words.arrived(unfetched, side, unit)
  const bytes = copy && missingBytes(copy)
  const counted = { missing, total: copy?.artifacts.total ?? total, bytes, side, unit }
  return isActive(copyOfRun) ? words.onTheirWay(counted) : words.notFetched(counted)
}
