import { fnv1a64 } from '../../base/fnv.ts'
import { compareText } from '../../base/text.ts'
import { sharedEvents, type SharedEvent } from '../../knowledge/shared-events.ts'
import { citeLine, type CitedLine, type LineContext } from '../collect/line-context.ts'

/** The first line of an artifact that tells of an event which other artifacts may tell of as well. */
export interface Sighting {
  readonly event: SharedEvent['event']
  /** Event and what it happened to: the same in every artifact that tells of it. */
  readonly key: string
  readonly line: CitedLine
}

/** Keeps the first sightings of one artifact. */
export interface SightingCollector {
  /** Takes a line that holds a word of `sightingLiterals`. */
  add(line: LineContext): void
  /** Enough lines were read: further ones change nothing, and need not be handed over. */
  isDone(): boolean
  /** Sorted by key. */
  sightings(): readonly Sighting[]
}

/** The words by which lines that tell of shared events are found, each once. */
export const sightingLiterals: readonly string[] = [...new Set(sharedEvents.map(({ literal }) => literal))]

/** Enough for a median; every artifact of a run keeps those of the same events. */
const KEPT = 128
/** Lines read of one artifact: those of some fifty pods. Reading on would cost time in every large log. */
const READ = 512

/**
 * Which events are kept is decided by a hash of their key, so that two artifacts keep the same ones although neither
 * knows the other, and their order decides nothing.
 */
export function createSightingCollector(): SightingCollector {
  const kept = new Map<string, Sighting & { readonly rank: string }>()
  let worst: string | undefined
  let read = 0
  const drop = () => {
    const best = [...kept.values()].sort((a, b) => compareText(a.rank, b.rank)).slice(0, KEPT)
    kept.clear()
    for (const sighting of best) kept.set(sighting.key, sighting)
    worst = best.at(-1)?.rank
  }
  return {
    isDone: () => read >= READ,
    add(line) {
      if (++read > READ) return
      for (const { event, key, literal } of eventsIn(line.text)) {
        if (kept.has(key)) continue
        const rank = fnv1a64(key)
        if (worst !== undefined && compareText(rank, worst) > 0) continue
        kept.set(key, { event, key, rank, line: citeLine(line, [literal]) })
        if (kept.size >= KEPT * 2) drop()
      }
    },
    sightings() {
      if (kept.size > KEPT) drop()
      return [...kept.values()]
        .map(({ event, key, line }) => ({ event, key, line }))
        .sort((a, b) => compareText(a.key, b.key))
    },
  }
}

/** What a normalised line tells of, in the order of the knowledge. */
export function eventsIn(
  text: string,
): readonly { readonly event: SharedEvent['event']; readonly key: string; readonly literal: string }[] {
  return sharedEvents.flatMap(({ event, literal, pattern }) => {
    const groups = text.includes(literal) ? pattern.exec(text)?.groups : undefined
    if (groups === undefined) return []
    const named = [groups['namespace'], groups['name'], groups['id']].filter(part => part !== undefined)
    return [{ event, key: `${event} ${named.join('/')}`, literal }]
  })
}
