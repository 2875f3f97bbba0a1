import { useEffect, useState } from 'react'
import type { InvestigationView } from '#shared/ipc/views.ts'
import type { PaneId } from '../../state/log-pane.ts'
import { getRoute, routeTo, type Route } from '../../state/route.ts'
import { useStores } from '../../state/stores.tsx'
import type { Opening } from './default-artifact.ts'
import { paneKey, toOpening, toPlace } from './log-places.ts'
import { changeTab, keepLine, type LogTabs, type TabChange } from './log-tabs.ts'
import { followRoute, openBeside, openFile, shownFiles, startingTabs, type PaneTabs } from './open-files.ts'
import { paneOfRoute, routeOfShown, routePane } from './route-wish.ts'

export type Shown = 'both' | PaneId

/** A route that was followed, and the pane that it is about from then on, whatever is opened elsewhere. */
interface Followed {
  readonly route: Route
  readonly pane: PaneId | undefined
}

/** What the panes show: what the route asks for, else what was open before, else what matters most. */
export function useOpenings(view: InvestigationView, route: Route) {
  const stores = useStores()
  const [followed, setFollowed] = useState<Followed>()
  const [shown, setShown] = useState<Shown>('both')
  const [panes, setPanes] = useState<PaneTabs>(() => startingTabs(view, stores.view.getState()))
  if (route !== followed?.route) {
    const pane = paneOfRoute(route, shownFiles(panes))
    setFollowed({ route, pane })
    setPanes(followRoute(panes, route, view))
    if (pane !== undefined && shown !== 'both' && shown !== pane) setShown(pane)
  }
  const pane = followed?.pane
  useEffect(() => {
    const { setLogTabs } = stores.view.getState()
    const placesOf = ({ tabs }: LogTabs) => tabs.map(tab => toPlace(view, tab))
    setLogTabs(paneKey(view, 'left'), placesOf(panes.left))
    setLogTabs(paneKey(view, 'right'), placesOf(panes.right))
  }, [stores, view, panes])
  useEffect(() => {
    const left = routeOfShown(route, pane, shownFiles(panes))
    // A newer route is followed first.
    if (left !== undefined && getRoute() === route) routeTo(left, { replace: true })
  }, [route, pane, panes])
  const change = (how: (panes: PaneTabs) => PaneTabs) => {
    const { logPlaces } = stores.view.getState()
    const kept = (of: PaneId, tabs: LogTabs) => keepLine(tabs, toOpening(view, of, logPlaces[paneKey(view, of)]))
    setPanes(({ left, right }) => how({ left: kept('left', left), right: kept('right', right) }))
  }
  const changeOne = (of: PaneId, how: (tabs: LogTabs) => LogTabs) => change(now => ({ ...now, [of]: how(now[of]) }))
  return {
    panes,
    /** The pane that the route is about. */
    routePane: pane,
    shown,
    setShown,
    pick: (into: PaneId, { side, artifact }: Pick<Opening, 'side' | 'artifact'>, isNew: boolean) => {
      const file = { pane: into, side, artifact, line: undefined }
      change(now => (isNew ? openBeside(now, file) : openFile(now, file, view)))
      routeTo({ panel: 'logs', ...file, pane: routePane(into, side), finding: undefined })
    },
    activate: (of: PaneId, place: number) => changeOne(of, tabs => ({ ...tabs, active: place })),
    onTab: (of: PaneId, how: TabChange) => changeOne(of, tabs => changeTab(tabs, how)),
  }
}

export type Openings = ReturnType<typeof useOpenings>
