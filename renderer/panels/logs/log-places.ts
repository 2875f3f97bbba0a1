import type { InvestigationView } from '#shared/ipc/views.ts'
import { OWN_SIDE, PANES, type PaneId } from '../../state/log-pane.ts'
import type { LogPlace } from '../../state/view-store.ts'
import type { Opening, Side } from './default-artifact.ts'

/** What tells a run from others, and its hosts from each other: two hosts of one run are two places to be. */
export function runKey({ baseline, target, comparison }: InvestigationView, side: Side): string {
  const { runId } = side === 'good' ? baseline : target
  return comparison.hosts === undefined ? runId : JSON.stringify([runId, comparison.hosts[side]])
}

/** Under which it is remembered what a pane showed and looked for: the key of its own run, beside whichever other one. */
export function paneKey(view: InvestigationView, pane: PaneId): string {
  return runKey(view, OWN_SIDE[pane])
}

/** An opening as it is remembered: sides are those of one comparison, runs are for good. */
export function toPlace(view: InvestigationView, { side, artifact, line }: Opening): LogPlace {
  return { run: runKey(view, side), artifact, line }
}

/** What was remembered, where its run is one of the two that are compared; the pane's own, where they are the same. */
export function toOpening(view: InvestigationView, pane: PaneId, place: LogPlace | undefined): Opening | undefined {
  if (place === undefined) return undefined
  const { run, artifact, line } = place
  const own = OWN_SIDE[pane]
  const side = [own, ...PANES.map(each => OWN_SIDE[each])].find(each => runKey(view, each) === run)
  return side === undefined ? undefined : { side, artifact, line }
}
