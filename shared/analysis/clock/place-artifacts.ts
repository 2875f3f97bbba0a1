import { instant, MICROS_PER_SECOND } from '../../base/time.ts'
import type { RunFacts } from '../../model/run.ts'
import { bridgeBoots, kernelMessages } from './bridge-boots.ts'
import type { ArtifactClock, InstantOf, RunWindow } from './resolve-clock.ts'
import type { Sighting } from './sightings.ts'

/** What has to be known of an artifact to place its lines. */
export interface ClockedArtifact {
  readonly host: string | undefined
  readonly clock: ArtifactClock
  readonly sightings: readonly Sighting[]
}

/** A run's own times bracket the times of its logs; an hour each side covers clocks that differ (domain facts, section 6). */
const WINDOW_MARGIN = 3_600 * MICROS_PER_SECOND

/** Places the lines of each artifact, in the order given, by the run's own times and by what other artifacts tell of its boots. */
export function placeArtifacts(
  artifacts: readonly ClockedArtifact[],
  run: Pick<RunFacts, 'startedAt' | 'finishedAt'>,
): readonly InstantOf[] {
  const window = runWindow(run)
  const kernels = kernelMessages(artifacts, window)
  return artifacts.map(({ clock, host, sightings }) =>
    clock.resolver(window, bridgeBoots(sightings, kernels.get(host ?? ''))),
  )
}

function runWindow({ startedAt, finishedAt }: Pick<RunFacts, 'startedAt' | 'finishedAt'>): RunWindow | undefined {
  const [from, to] = [startedAt ?? finishedAt, finishedAt ?? startedAt]
  if (from === undefined || to === undefined) return undefined
  const isWhole = startedAt !== undefined && finishedAt !== undefined
  return {
    from: instant(from - WINDOW_MARGIN),
    to: instant(to + WINDOW_MARGIN),
    ...(isWhole ? { exact: { from, to } } : {}),
  }
}
