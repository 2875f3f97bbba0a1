import type { Instant } from '../../base/time.ts'
import type { InstantOf, LineTimes } from './resolve-clock.ts'

/** When a line was written. */
export interface LinePlace {
  readonly at: Instant
  /** The line has no time of its own; `at` is that of the line before it: a dump, a stack, a wrapped message. */
  readonly isInherited: boolean
}

/**
 * For views that show every line of an artifact, called in its order: a line without a time takes its predecessor's. One
 * with a time that cannot be placed takes none.
 */
export function createInheritance(instantOf: InstantOf): (line: LineTimes) => LinePlace | undefined {
  let latest: Instant | undefined
  return line => {
    const isBare = line.time === undefined && line.outerTime === undefined
    const own = isBare ? latest : instantOf(line)
    latest = own
    return own === undefined ? undefined : { at: own, isInherited: isBare }
  }
}
