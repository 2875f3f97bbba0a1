import { OWN_SIDE, type PaneId } from '../../state/log-pane.ts'

type Side = 'good' | 'bad'

/** What a pane is called by. */
export interface PaneName {
  /** Of the run whose file it shows. */
  readonly side: Side
  /** Where it stands; undefined where files of that run belong. */
  readonly place: PaneId | undefined
}

/** What a pane is called while it shows a file of that run. */
export function namePane(pane: PaneId, side: Side): PaneName {
  return { side, place: OWN_SIDE[pane] === side ? undefined : pane }
}
