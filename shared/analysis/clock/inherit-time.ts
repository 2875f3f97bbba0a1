import type { Instant } from '../../base/time.ts'
import type { InstantOf, LineTimes } from './resolve-clock.ts'

/** When a line was written. */
export interface LinePlace {
  readonly at: Instant
  /** The line has no time of its own; `at` is that of the line before it: a dump, a stack, a wrapped message. */
  readonly isInherited: boolean
}

/** For views that show every line of an artifact, called in its order. */
export interface Inheritance {
  /** A line without a time takes its predecessor's. One with a time that cannot be placed takes none. */
  readonly place: (line: LineTimes) => LinePlace | undefined
  /** The same of a line whose instant is known already. */
  readonly follow: (at: Instant) => LinePlace
}

export function createInheritance(instantOf: InstantOf): Inheritance {
  let latest: Instant | undefined
  return {
    place(line) {
      const isBare = line.time === undefined && line.outerTime === undefined
      const own = isBare ? latest : instantOf(line)
      latest = own
      return own === undefined ? undefined : { at: own, isInherited: isBare }
    },
    follow(at) {
      latest = at
      return { at, isInherited: false }
    },
  }
}
