import { instant, MICROS_PER_DAY, MICROS_PER_SECOND, type Instant } from '../../base/time.ts'
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

/** What is known of when a run was. */
export interface RunTimes extends Pick<RunFacts, 'startedAt' | 'finishedAt'> {
  /** When its artifacts were uploaded, where their store says so. */
  readonly uploaded?: { readonly from: Instant; readonly to: Instant } | undefined
}

/** Places the lines of each artifact, in the order given, by the run's own times and by what other artifacts tell of its boots. */
export function placeArtifacts(artifacts: readonly ClockedArtifact[], times: RunTimes): readonly InstantOf[] {
  const window = runWindow(times) ?? uploadWindow(times)
  const kernels = kernelMessages(artifacts, window)
  return artifacts.map(({ clock, host, sightings }) =>
    clock.resolver(window, bridgeBoots(sightings, kernels.get(host ?? ''))),
  )
}

function runWindow({ startedAt, finishedAt }: RunTimes): RunWindow | undefined {
  const [from, to] = [startedAt ?? finishedAt, finishedAt ?? startedAt]
  if (from === undefined || to === undefined) return undefined
  const isWhole = startedAt !== undefined && finishedAt !== undefined
  return {
    from: instant(from - WINDOW_MARGIN),
    to: instant(to + WINDOW_MARGIN),
    ...(isWhole ? { exact: { from, to } } : {}),
  }
}

/** Prow ends a run within a day and uploads it then. */
const BEFORE_UPLOAD = 2 * MICROS_PER_DAY

/** What stands in for the run's own times where it has none; good for a year, and shown as what it is. */
function uploadWindow({ uploaded }: RunTimes): RunWindow | undefined {
  if (uploaded === undefined) return undefined
  const { from, to } = uploaded
  return { from: instant(from - BEFORE_UPLOAD), to: instant(to + WINDOW_MARGIN), isUpload: true }
}
