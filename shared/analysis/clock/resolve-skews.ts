import { compareText } from '../../base/text.ts'
import type { Instant } from '../../base/time.ts'
import type { ClockSkew } from '../../model/clock-skew.ts'
import type { Evidence } from '../../model/evidence.ts'
import { isNotable, measureSkew, reverseSkew, type SeenTwice, type SkewMeasure } from './measure-skew.ts'

/** One artifact's clock: what its first sightings of shared events say, placed as the artifact says. */
export interface WriterClock {
  readonly artifact: string
  readonly host: string | undefined
  readonly sightings: readonly PlacedSighting[]
}

export interface PlacedSighting {
  readonly event: string
  readonly key: string
  readonly at: Instant | undefined
  readonly evidence: Evidence
}

/**
 * The clocks of a run that disagree, each against the clock that agrees with the most others, the pod's on a tie. `writers` are all
 * artifacts, in any order: those of a host whose clock as a whole is off are named with it.
 */
export function resolveSkews(writers: readonly WriterClock[]): readonly ClockSkew[] {
  const sorted = [...writers].sort((a, b) => compareText(a.artifact, b.artifact))
  const links = linkWriters(sorted)
  const left = new Set(sorted.filter(writer => links.has(writer)))
  const skews: ClockSkew[] = []
  while (left.size > 0) {
    const [first] = left
    if (first === undefined) break
    const connected = [...walk(first, links).keys()]
    for (const writer of connected) left.delete(writer)
    skews.push(...skewsAmong(connected, { links, all: sorted }))
  }
  return skews.sort((a, b) => compareText(a.artifacts[0] ?? '', b.artifacts[0] ?? ''))
}

/** An event is told by a handful of writers; a hostile archive may repeat it in thousands. */
const WRITERS_PER_EVENT = 8
/** How many writers are tried as the reference, those with the most neighbours first. */
const REFERENCES = 32

/** How much later a writer's clock is than its neighbour's, and the same from the neighbour's side. */
interface Link {
  readonly to: WriterClock
  readonly measure: SkewMeasure
  readonly reverse: SkewMeasure
}
type Links = ReadonlyMap<WriterClock, readonly Link[]>

interface Graph {
  readonly links: Links
  readonly all: readonly WriterClock[]
}

function linkWriters(writers: readonly WriterClock[]): Links {
  const links = new Map<WriterClock, Link[]>()
  const add = (from: WriterClock, link: Link) => void links.set(from, [...(links.get(from) ?? []), link])
  for (const [writer, others] of pairsOf(writers))
    for (const [other, pairs] of others) {
      const measure = measureSkew(pairs)
      if (measure === undefined) continue
      const reverse = reverseSkew(measure)
      add(writer, { to: other, measure, reverse })
      add(other, { to: writer, measure: reverse, reverse: measure })
    }
  return links
}

type Pairs = ReadonlyMap<WriterClock, ReadonlyMap<WriterClock, readonly SeenTwice[]>>

function pairsOf(writers: readonly WriterClock[]): Pairs {
  const byKey = new Map<string, { readonly writer: WriterClock; readonly sighting: PlacedSighting }[]>()
  const pairs = new Map<WriterClock, Map<WriterClock, SeenTwice[]>>()
  for (const writer of writers)
    for (const sighting of writer.sightings) {
      const { at, event, evidence, key } = sighting
      if (at === undefined || event === 'kernel-start') continue
      const earlier = byKey.get(key) ?? []
      for (const known of earlier) {
        if (known.sighting.at === undefined) continue
        const others = pairs.get(known.writer) ?? new Map<WriterClock, SeenTwice[]>()
        pairs.set(known.writer, others)
        const pair: SeenTwice = {
          event,
          at: known.sighting.at,
          other: at,
          evidence: [known.sighting.evidence, evidence],
        }
        others.set(writer, [...(others.get(writer) ?? []), pair])
      }
      if (earlier.length < WRITERS_PER_EVENT) byKey.set(key, [...earlier, { writer, sighting }])
    }
  return pairs
}

/** A writer on the way from the reference: the link from it back towards the reference, and all offsets added up. */
interface Step {
  readonly back: Link | undefined
  readonly offset: number
}

/** By the fewest links; the order of names decides among equal ways. */
function walk(from: WriterClock, links: Links): ReadonlyMap<WriterClock, Step> {
  const steps = new Map<WriterClock, Step>([[from, { back: undefined, offset: 0 }]])
  for (const [writer, { offset }] of steps)
    for (const { to, measure, reverse } of links.get(writer) ?? []) {
      if (steps.has(to)) continue
      steps.set(to, { back: { to: writer, measure: reverse, reverse: measure }, offset: offset + reverse.offset })
    }
  return steps
}

function skewsAmong(connected: readonly WriterClock[], { links, all }: Graph): readonly ClockSkew[] {
  const degree = (writer: WriterClock) => links.get(writer)?.length ?? 0
  const candidates = [...connected].sort((a, b) => degree(b) - degree(a) || compareText(a.artifact, b.artifact))
  const ways = candidates
    .slice(0, REFERENCES)
    .map(reference => ({ reference, groups: groupByClock(walk(reference, links)) }))
  const [best] = ways.sort(
    (a, b) =>
      off(a.groups) - off(b.groups) ||
      Number(a.reference.host !== undefined) - Number(b.reference.host !== undefined) ||
      compareText(a.reference.artifact, b.reference.artifact),
  )
  if (best === undefined) return []
  const measured = new Set(connected)
  return best.groups.map(group => skewOf(group, { reference: best.reference, measured, all }))
}

/** Writers that share one clock which is not the reference's, and the link that shows it. */
interface ClockGroup {
  readonly writers: readonly WriterClock[]
  readonly offset: number
  readonly link: Link
}

/** How many machines have a clock that is off; what no machine of the run wrote counts by itself. */
function off(groups: readonly ClockGroup[]): number {
  return new Set(groups.flatMap(({ writers }) => writers.map(({ artifact, host }) => host ?? artifact))).size
}

function groupByClock(steps: ReadonlyMap<WriterClock, Step>): readonly ClockGroup[] {
  const groups = new Map<WriterClock, ClockGroup & { readonly writers: WriterClock[] }>()
  for (const [writer, { back, offset }] of steps) {
    if (back === undefined) continue
    const group = isNotable(back.measure) ? { writers: [], offset, link: back } : groups.get(back.to)
    if (group === undefined) continue
    group.writers.push(writer)
    groups.set(writer, group)
  }
  return [...new Set(groups.values())]
}

interface SkewContext {
  readonly reference: WriterClock
  readonly measured: ReadonlySet<WriterClock>
  readonly all: readonly WriterClock[]
}

function skewOf({ writers, offset, link: { measure } }: ClockGroup, context: SkewContext): ClockSkew {
  const host = hostOff(writers, context)
  const named = host === undefined ? writers : context.all.filter(writer => writer.host === host)
  const { spread, pairs, drift, evidence } = measure
  return {
    artifacts: named.map(({ artifact }) => artifact).sort(compareText),
    ...(host === undefined ? {} : { host }),
    reference: context.reference.artifact,
    offsetMicros: offset,
    spreadMicros: spread,
    pairs,
    ...(drift === undefined ? {} : { drift }),
    evidence,
  }
}

/** The machine, when every artifact of it that was measured is off alike. */
function hostOff(writers: readonly WriterClock[], { reference, measured }: SkewContext): string | undefined {
  const host = writers[0]?.host
  if (host === undefined || reference.host === host || writers.some(writer => writer.host !== host)) return undefined
  return [...measured].every(writer => writer.host !== host || writers.includes(writer)) ? host : undefined
}
