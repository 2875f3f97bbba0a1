import type { Route, RouteChange } from '../../state/route.ts'
import type { Side } from './default-artifact.ts'
import type { Wish } from './log-pane-types.ts'

/** A line of one artifact that the route asks for. */
export interface SideWish extends Wish {
  readonly side: Side
  readonly artifact: string
}

/** Undefined where the route names no line. */
export function wishOf({ side, artifact, line }: Route): SideWish | undefined {
  return side === undefined || artifact === undefined || line === undefined ? undefined : { side, artifact, line }
}

/** The wish, where it is about what a side shows: the same line of another artifact is cited by nobody. */
export function wishIn(wish: SideWish | undefined, side: Side, artifact: string | undefined): SideWish | undefined {
  return wish?.side === side && wish.artifact === artifact ? wish : undefined
}

/**
 * What becomes of the route once its side shows another artifact, such as after going to another tab: it names that one,
 * and no line that was cited. Undefined where it says what is shown, or nothing at all.
 */
export function routeOfShown(
  { side, artifact }: Route,
  shown: Readonly<Record<Side, string | undefined>>,
): RouteChange | undefined {
  const now = side === undefined ? undefined : shown[side]
  if (artifact === undefined || now === undefined || now === artifact) return undefined
  return { artifact: now, line: undefined, finding: undefined }
}
