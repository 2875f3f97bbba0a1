import { compareText } from '../../base/text.ts'
import type { StoryLine } from '../../model/entity.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { LinePlace } from '../clock/inherit-time.ts'

/** A line of a story before it is annotated. */
export type KeptLine = Omit<StoryLine, 'notes'>

/** Lines of one story. */
const LINES = 5_000

/** The earliest lines, whatever the order in which they come. */
export interface KeptLines {
  /** The line is cited only where it is kept: where so many earlier ones are not, or not yet. */
  add(place: LinePlace | undefined, cite: () => Evidence): void
  sorted(): readonly KeptLine[]
  /** How many were added and are not kept. */
  omitted(): number
}

export function createKeptLines(): KeptLines {
  let kept: KeptLine[] = []
  let count = 0
  let latest = Infinity
  const sorted = () => [...kept].sort(byTime).slice(0, LINES)
  const prune = () => {
    kept = sorted()
    latest = kept.at(-1)?.at ?? Infinity
  }
  return {
    add(place, cite) {
      count++
      if ((place?.at ?? Infinity) > latest) return
      const at = place === undefined ? {} : { at: place.at }
      kept.push({ evidence: cite(), ...at, isInherited: place?.isInherited ?? false })
      if (kept.length >= 2 * LINES) prune()
    },
    sorted,
    omitted: () => Math.max(0, count - LINES),
  }
}

function byTime(a: KeptLine, b: KeptLine): number {
  const [first, second] = [a.at ?? Infinity, b.at ?? Infinity]
  if (first !== second) return first < second ? -1 : 1
  return compareText(a.evidence.artifact, b.evidence.artifact) || a.evidence.line - b.evidence.line
}
