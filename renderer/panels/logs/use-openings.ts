import { useEffect, useState } from 'react'
import type { InvestigationView } from '#shared/ipc/views.ts'
import { getRoute, routeTo, type Route } from '../../state/route.ts'
import { useStores } from '../../state/stores.tsx'
import { chooseOpenings, findCounterpart, type Opening, type Side } from './default-artifact.ts'
import { changeTab, keepLine, openTab, shownTab, type LogTabs, type TabChange } from './log-tabs.ts'
import { routeOfShown } from './route-wish.ts'

export type Shown = 'both' | Side
type Sides = Readonly<Record<Side, LogTabs>>

/** What the panes show: what the route asks for, else what was open before, else what matters most. */
export function useOpenings(view: InvestigationView, route: Route) {
  const stores = useStores()
  const [seen, setSeen] = useState<Route>()
  const [shown, setShown] = useState<Shown>('both')
  const [sides, setSides] = useState<Sides>(() => startingTabs(view, stores.view.getState()))
  if (route !== seen) {
    setSeen(route)
    const next = followRoute(sides, route, view)
    if (next !== sides) setSides(next)
    if (route.side !== undefined && shown !== 'both' && shown !== route.side && route.artifact !== undefined) {
      setShown(route.side)
    }
  }
  useEffect(() => {
    const { setLogTabs } = stores.view.getState()
    setLogTabs(placeKey(view, 'good'), sides.good.tabs)
    setLogTabs(placeKey(view, 'bad'), sides.bad.tabs)
  }, [stores, view, sides])
  useEffect(() => {
    const left = routeOfShown(route, { good: shownTab(sides.good)?.artifact, bad: shownTab(sides.bad)?.artifact })
    // A newer route is followed first.
    if (left !== undefined && getRoute() === route) routeTo(left, { replace: true })
  }, [route, sides])
  const change = (side: Side, how: (tabs: LogTabs) => LogTabs) => {
    const place = stores.view.getState().logPlaces[placeKey(view, side)]
    setSides(now => ({ ...now, [side]: how(keepLine(now[side], place)) }))
  }
  return {
    sides,
    shown,
    setShown,
    pick: (side: Side, artifact: string, isNew: boolean) => {
      if (isNew) change(side, tabs => openTab(tabs, { artifact, line: 1 }, true))
      routeTo({ panel: 'logs', side, artifact, line: undefined, finding: undefined })
    },
    activate: (side: Side, place: number) => change(side, tabs => ({ ...tabs, active: place })),
    onTab: (side: Side, how: TabChange) => change(side, tabs => changeTab(tabs, how)),
  }
}

/** Two hosts of one run are two places to be. */
export function placeKey({ baseline, target, comparison }: InvestigationView, side: Side): string {
  const { runId } = side === 'good' ? baseline : target
  return comparison.hosts === undefined ? runId : JSON.stringify([runId, comparison.hosts[side]])
}

interface Remembered {
  readonly logPlaces: Readonly<Record<string, Opening>>
  readonly logTabs: Readonly<Record<string, readonly Opening[]>>
}

function startingTabs(view: InvestigationView, { logPlaces, logTabs }: Remembered): Sides {
  const chosen = chooseOpenings(view)
  const tabsOf = (side: Side): LogTabs => {
    const key = placeKey(view, side)
    const opening = logPlaces[key] ?? chosen[side]
    const tabs = { tabs: logTabs[key] ?? [], active: 0 }
    return opening === undefined ? tabs : openTab(tabs, opening)
  }
  return { good: tabsOf('good'), bad: tabsOf('bad') }
}

/** Opens what the route names, and its counterpart beside it. */
function followRoute(sides: Sides, { side, artifact, line }: Route, view: InvestigationView): Sides {
  if (side === undefined || artifact === undefined || shownTab(sides[side])?.artifact === artifact) return sides
  const other = side === 'good' ? 'bad' : 'good'
  const counterpart = findCounterpart(artifact, view[side], view[other])
  const keeps = counterpart === undefined || shownTab(sides[other])?.artifact === counterpart
  return {
    ...sides,
    [side]: openTab(sides[side], lineIn(sides[side], artifact, line)),
    [other]: keeps ? sides[other] : openTab(sides[other], lineIn(sides[other], counterpart, undefined)),
  }
}

/** Where an artifact is opened that may be open already. */
function lineIn({ tabs }: LogTabs, artifact: string, line: number | undefined): Opening {
  return { artifact, line: line ?? tabs.find(tab => tab.artifact === artifact)?.line ?? 1 }
}
