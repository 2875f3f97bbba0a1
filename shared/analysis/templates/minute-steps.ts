import { instant, MICROS_PER_MINUTE, type Instant } from '../../base/time.ts'
import { STEPS_PER_TEMPLATE, type TemplateMinutes } from '../../model/template.ts'
import type { InstantOf } from '../clock/resolve-clock.ts'
import type { ParsedTime } from '../parse-line.ts'
import type { MinuteCounts } from './minute-table.ts'

/** Lines of a template that were written one soon after the other. */
export interface MinuteStep {
  /** Of its first and its last minute, as the artifact says them; one and the same where it is one minute. */
  readonly first: ParsedTime
  readonly last: ParsedTime
  readonly count: number
}

/** What a template of one artifact keeps of its minutes until its clock is known. */
export interface MinuteSteps {
  /** How long a step is: less than a minute where it is one minute, or one second. */
  readonly stepMinutes: number
  readonly steps: readonly MinuteStep[]
}

/** Several times what is kept in the end: the steps of the artifact's own clock are none of those of UTC. */
const OWN_STEPS = 8 * STEPS_PER_TEMPLATE
/** Of seconds there may be many within a few minutes. */
const SHORTEST = 1 / 8

/** Like a histogram that doubles the width of its steps when it is full; those without a line are not kept. */
export function stepsOf(counts: MinuteCounts): MinuteSteps {
  if (counts.size <= OWN_STEPS)
    return {
      stepMinutes: SHORTEST,
      steps: [...counts].map(([{ time }, count]) => ({ first: time, last: time, count })),
    }
  const sorted = [...counts].sort(([a], [b]) => a.number - b.number)
  for (let stepMinutes = SHORTEST; ; stepMinutes *= 2) {
    const steps = new Map<number, { readonly first: ParsedTime; last: ParsedTime; count: number }>()
    for (const [{ number, time }, count] of sorted) {
      const step = Math.floor(number / stepMinutes)
      const known = steps.get(step) ?? { first: time, last: time, count: 0 }
      known.last = time
      known.count += count
      steps.set(step, known)
    }
    if (steps.size <= OWN_STEPS) return { stepMinutes, steps: [...steps.values()] }
  }
}

/** Minutes of one artifact, whose clock places them. */
export interface ArtifactMinutes extends MinuteSteps {
  readonly artifact: string
}

/** Gives the instants of times by the clock of each artifact; undefined = it cannot be told. */
export type PlaceTime = (artifact: string, time: ParsedTime) => Instant | undefined

/** Many templates share a time, so each is placed but once. */
export function createPlaceTime(instantOf: (artifact: string) => InstantOf | undefined): PlaceTime {
  const placed = new Map<ParsedTime, Instant | undefined>()
  return (artifact, time) => {
    const known = placed.get(time)
    if (known !== undefined || placed.has(time)) return known
    const at = instantOf(artifact)?.({ time })
    placed.set(time, at)
    return at
  }
}

/**
 * Of a template's `count` lines in all artifacts; undefined = none of them can be placed. Lines that were kept as one, and of which
 * some belong to one step and some to the next, count as unplaced.
 */
export function minutesOf(
  parts: readonly ArtifactMinutes[],
  count: number,
  place: PlaceTime,
): TemplateMinutes | undefined {
  const placed = parts.flatMap(part => placedSteps(part, place))
  const least = parts.reduce((most, part) => Math.max(most, part.stepMinutes), 1)
  const stepMinutes = stepLength(placed, least)
  const steps = new Map<number, number>()
  let left = count
  for (const { from, to, count: lines } of placed) {
    const step = Math.floor(from / stepMinutes)
    if (step !== Math.floor(to / stepMinutes)) continue
    steps.set(step, (steps.get(step) ?? 0) + lines)
    left -= lines
  }
  if (steps.size === 0) return undefined
  const sorted = [...steps].sort(([a], [b]) => a - b)
  return {
    stepMinutes,
    steps: sorted.map(([step, lines]) => ({ at: instant(step * stepMinutes * MICROS_PER_MINUTE), count: lines })),
    unplaced: left,
  }
}

/** In minutes since 1970. */
interface PlacedStep {
  readonly from: number
  readonly to: number
  readonly count: number
}

function placedSteps({ artifact, steps }: ArtifactMinutes, place: PlaceTime): readonly PlacedStep[] {
  return steps.flatMap(({ first, last, count }) => {
    const [from, to] = [place(artifact, first), place(artifact, last)]
    return from === undefined || to === undefined
      ? []
      : [{ from: from / MICROS_PER_MINUTE, to: to / MICROS_PER_MINUTE, count }]
  })
}

/** The least length with which there are not too many. */
function stepLength(placed: readonly PlacedStep[], least: number): number {
  let length = least
  let begun = new Set(placed.map(({ from }) => Math.floor(from / length)))
  for (; begun.size > STEPS_PER_TEMPLATE; length *= 2) begun = new Set([...begun].map(step => Math.floor(step / 2)))
  return length
}
