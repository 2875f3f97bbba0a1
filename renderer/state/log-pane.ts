/** Where a log stands in the Logs panel, whosever it is. */
export type PaneId = 'left' | 'right'

export const PANES: readonly PaneId[] = ['left', 'right']

/** The run that a pane shows unless its reader chose a file of the other one. */
export const OWN_SIDE = { left: 'good', right: 'bad' } as const satisfies Record<PaneId, 'good' | 'bad'>

export const OTHER_PANE = { left: 'right', right: 'left' } as const satisfies Record<PaneId, PaneId>

/** The pane in which the files of a run are opened unless somebody chose otherwise. */
export function ownPane(side: 'good' | 'bad'): PaneId {
  return side === 'good' ? 'left' : 'right'
}
