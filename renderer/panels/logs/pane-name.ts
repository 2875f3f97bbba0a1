import { OWN_SIDE, type PaneId } from '../../state/log-pane.ts'
import type { Side } from './default-artifact.ts'

/** What a pane is called while it shows a file of that run: `bad log`, or where it stands and whose file it has. */
export function paneName(pane: PaneId, side: Side): string {
  return OWN_SIDE[pane] === side ? `${side} log` : `${pane} log, ${side} run`
}

/** The same at the begin of a name. */
export function paneTitle(pane: PaneId, side: Side): string {
  const name = paneName(pane, side)
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`
}
