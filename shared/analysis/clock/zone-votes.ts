import type { Instant } from '../../base/time.ts'
import type { TimeStyle } from '../../knowledge/schema.ts'
import { offsetBetweenLocal, zoneOffsetBetween, type ZoneVotes } from './infer-zone.ts'
import type { TimeReading } from './parse-time.ts'

/** A reading with the style it was written in: what one program writes in one style, it writes in one zone. */
export interface StyledReading {
  readonly style: TimeStyle
  readonly reading: TimeReading
}

/** That one local clock shows `offset` microseconds more than another in the same line, and how many lines show it. */
export interface LocalRelation {
  readonly style: TimeStyle
  readonly other: TimeStyle
  readonly offset: number
  readonly count: number
}

/** What lines with two clocks say about the zones of those that are written without. */
export interface ZoneBallot {
  /** Takes the two times of one line, in any order. */
  vote(first: StyledReading, second: StyledReading): void
  votes(): ReadonlyMap<TimeStyle, readonly ZoneVotes[]>
  relations(): readonly LocalRelation[]
}

/** A hostile log may change its zone with every line; a real one changes it once or twice. */
const MAX_RUNS = 256

export function createZoneBallot(): ZoneBallot {
  const votes = new Map<TimeStyle, ZoneVotes[]>()
  const relations = new Map<string, LocalRelation>()
  const cast = (local: StyledReading, zoned: TimeReading) => {
    const offset = zoneOffsetBetween(local.reading, zoned)
    if (offset === undefined || zoned.kind !== 'absolute') return
    const runs = votes.get(local.style) ?? []
    votes.set(local.style, runs)
    addVote(runs, offset, zoned.at)
  }
  const count = (style: TimeStyle, other: TimeStyle, offset: number) => {
    const key = `${style} ${other} ${offset}`
    relations.set(key, { style, other, offset, count: (relations.get(key)?.count ?? 0) + 1 })
  }
  const relate = (a: StyledReading, b: StyledReading) => {
    const offset = a.style === b.style ? undefined : offsetBetweenLocal(a.reading, b.reading)
    if (offset === undefined) return
    count(a.style, b.style, offset)
    count(b.style, a.style, 0 - offset)
  }
  return {
    vote(first, second) {
      cast(first, second.reading)
      cast(second, first.reading)
      relate(first, second)
    },
    votes: () => votes,
    relations: () => [...relations.values()],
  }
}

function addVote(runs: ZoneVotes[], offset: number, at: Instant): void {
  const last = runs.at(-1)
  if (last?.offset === offset) {
    const [from, to] = [at < last.from ? at : last.from, at > last.to ? at : last.to]
    runs[runs.length - 1] = { offset, count: last.count + 1, from, to }
  } else if (runs.length < MAX_RUNS) runs.push({ offset, count: 1, from: at, to: at })
}
