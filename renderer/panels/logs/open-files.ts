import type { InvestigationView } from '#shared/ipc/views.ts'
import { OTHER_PANE, OWN_SIDE, type PaneId } from '../../state/log-pane.ts'
import type { Route } from '../../state/route.ts'
import type { LogPlace } from '../../state/view-store.ts'
import { chooseOpenings, findCounterpart, type Opening, type Side } from './default-artifact.ts'
import { paneKey, toOpening } from './log-places.ts'
import { openTab, shownTab, type LogTabs } from './log-tabs.ts'
import { isShown, paneOfRoute, type ShownFiles } from './route-wish.ts'

/** What is open in each pane. */
export type PaneTabs = Readonly<Record<PaneId, LogTabs>>

/** A file to be opened in a pane; without a line, where it was read last. */
export interface FileToOpen {
  readonly pane: PaneId
  readonly side: Side
  readonly artifact: string
  readonly line: number | undefined
}

export function shownFiles({ left, right }: PaneTabs): ShownFiles {
  return { left: shownTab(left), right: shownTab(right) }
}

interface Remembered {
  readonly logPlaces: Readonly<Record<string, LogPlace>>
  readonly logTabs: Readonly<Record<string, readonly LogPlace[]>>
}

/** What was open before, as far as it is of these runs; what matters most otherwise. */
export function startingTabs(view: InvestigationView, { logPlaces, logTabs }: Remembered): PaneTabs {
  const chosen = chooseOpenings(view)
  const tabsOf = (pane: PaneId): LogTabs => {
    const key = paneKey(view, pane)
    const kept = (logTabs[key] ?? []).flatMap(place => toOpening(view, pane, place) ?? [])
    const opening = toOpening(view, pane, logPlaces[key]) ?? chosen[OWN_SIDE[pane]]
    const tabs = { tabs: kept, active: 0 }
    return opening === undefined ? tabs : openTab(tabs, opening)
  }
  return { left: tabsOf('left'), right: tabsOf('right') }
}

/** Opens what the route names. */
export function followRoute(panes: PaneTabs, route: Route, view: InvestigationView): PaneTabs {
  const { side, artifact, line } = route
  const shown = shownFiles(panes)
  const pane = paneOfRoute(route, shown)
  if (pane === undefined || side === undefined || artifact === undefined) return panes
  return isShown(shown[pane], { side, artifact }) ? panes : openFile(panes, { pane, side, artifact, line }, view)
}

/**
 * Opens a file in place of what a pane shows, and its counterpart in the other one. There is none beside a file of the
 * other run, and a pane that shows such a file keeps it: somebody put it there to be looked at beside others.
 */
export function openFile(panes: PaneTabs, file: FileToOpen, view: InvestigationView): PaneTabs {
  const { pane } = file
  const opened = { ...panes, [pane]: openTab(panes[pane], lineIn(panes[pane], file)) }
  const other = OTHER_PANE[pane]
  const [own, others] = [OWN_SIDE[pane], OWN_SIDE[other]]
  const beside = shownTab(panes[other])
  if (file.side !== own || beside?.side === own) return opened
  const counterpart = findCounterpart(file.artifact, view[own], view[others])
  if (counterpart === undefined || beside?.artifact === counterpart) return opened
  const opening = lineIn(panes[other], { pane: other, side: others, artifact: counterpart, line: undefined })
  return { ...opened, [other]: openTab(panes[other], opening) }
}

/** Opens a file in a tab of its own, and nothing beside it. */
export function openBeside(panes: PaneTabs, file: FileToOpen): PaneTabs {
  const { pane } = file
  return { ...panes, [pane]: openTab(panes[pane], lineIn(panes[pane], file), true) }
}

/** Where an artifact is opened that may be open already. */
function lineIn({ tabs }: LogTabs, { side, artifact, line }: FileToOpen): Opening {
  return { side, artifact, line: line ?? tabs.find(tab => isShown(tab, { side, artifact }))?.line ?? 1 }
}
