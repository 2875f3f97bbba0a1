import { OTHER_PANE, OWN_SIDE, ownPane, type PaneId } from '../../state/log-pane.ts'
import type { Route, RouteChange } from '../../state/route.ts'
import { isSameFile, type Opening, type Side } from './default-artifact.ts'
import type { Wish } from './log-pane-types.ts'

/** What each pane shows. */
export type ShownFiles = Readonly<Record<PaneId, Opening | undefined>>

/** A line of one artifact that the route asks for. */
export interface RouteWish extends Wish {
  readonly pane: PaneId
  readonly side: Side
  readonly artifact: string
}

/**
 * The pane that a route is about: the one it names; else, so that what is cited does not push away what somebody put
 * beside it, the one that shows the artifact already; else that of the artifact's run. Undefined where it names no artifact.
 */
export function paneOfRoute({ side, artifact, pane }: Route, shown: ShownFiles): PaneId | undefined {
  if (side === undefined || artifact === undefined) return undefined
  const own = ownPane(side)
  const isIn = (each: PaneId) => isShown(shown[each], { side, artifact })
  return pane ?? (!isIn(own) && isIn(OTHER_PANE[own]) ? OTHER_PANE[own] : own)
}

/** True where that is what a pane shows. */
export function isShown(shown: Opening | undefined, file: Pick<Opening, 'side' | 'artifact'>): boolean {
  return shown !== undefined && isSameFile(shown, file)
}

/** What a route says of the pane of an artifact: nothing where it is that of its run. */
export function routePane(pane: PaneId, side: Side): PaneId | undefined {
  return OWN_SIDE[pane] === side ? undefined : pane
}

/** Undefined where the route names no line. */
export function wishOf({ side, artifact, line }: Route, pane: PaneId | undefined): RouteWish | undefined {
  if (pane === undefined || side === undefined || artifact === undefined || line === undefined) return undefined
  return { pane, side, artifact, line }
}

/** The wish, where it is about what a pane shows: the same line of another artifact is cited by nobody. */
export function wishIn(wish: RouteWish | undefined, pane: PaneId, shown: Opening | undefined): RouteWish | undefined {
  return wish?.pane === pane && isShown(shown, wish) ? wish : undefined
}

/**
 * What becomes of the route once its pane shows another artifact, such as after going to another tab: it names that one,
 * and no line that was cited; and it names the pane, where a link could not tell. Undefined where it says what is shown,
 * or nothing at all.
 */
export function routeOfShown(route: Route, pane: PaneId | undefined, shown: ShownFiles): RouteChange | undefined {
  const { side, artifact } = route
  const now = pane === undefined ? undefined : shown[pane]
  if (pane === undefined || side === undefined || artifact === undefined || now === undefined) return undefined
  const place = { side: now.side, artifact: now.artifact, pane: routePane(pane, now.side) }
  if (!isSameFile(now, { side, artifact })) return { ...place, line: undefined, finding: undefined }
  return route.pane === place.pane ? undefined : place
}
