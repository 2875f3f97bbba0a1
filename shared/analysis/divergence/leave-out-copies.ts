import type { LaneEvent } from '../../model/divergence.ts'

/**
 * The first of those whose two events are the same lines: the tests' own log stands in the build log as well, and the same
 * thing need not be told twice.
 */
export function leaveOutCopies<T>(
  all: readonly T[],
  eventsOf: (one: T) => readonly [LaneEvent | undefined, LaneEvent | undefined],
): readonly T[] {
  const told = new Set<string>()
  return all.filter(one => {
    const key = JSON.stringify(eventsOf(one).map(event => event?.evidence.text.trim() ?? null))
    const isNew = !told.has(key)
    told.add(key)
    return isNew
  })
}
