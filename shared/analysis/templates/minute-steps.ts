import { instant, MICROS_PER_MINUTE, type Instant } from '../../base/time.ts'
import { STEPS_PER_TEMPLATE, type TemplateMinutes } from '../../model/template.ts'
import type { InstantOf } from '../clock/resolve-clock.ts'
import type { ParsedTime } from '../parse-line.ts'
import type { MinuteCounts } from './minute-table.ts'

/** What a template of one artifact keeps of its minutes until its clock is known. */
export interface MinuteSteps {
  /** 1, or a power of two where lines are spread over more than `STEPS_PER_TEMPLATE`. */
  readonly stepMinutes: number
  /** When each step begins, as the artifact says it, and how many lines it has. */
  readonly steps: readonly { readonly time: ParsedTime; readonly count: number }[]
}

/** Like a histogram that doubles the width of its steps when it is full; those without a line are not kept. */
export function stepsOf(counts: MinuteCounts): MinuteSteps {
  if (counts.size <= STEPS_PER_TEMPLATE)
    return { stepMinutes: 1, steps: [...counts].map(([{ time }, count]) => ({ time, count })) }
  const sorted = [...counts].sort(([a], [b]) => a.number - b.number)
  for (let stepMinutes = 1; ; stepMinutes *= 2) {
    const steps = new Map<number, { readonly time: ParsedTime; count: number }>()
    for (const [{ number, time }, count] of sorted) {
      const step = Math.floor(number / stepMinutes)
      const known = steps.get(step)
      if (known === undefined) steps.set(step, { time, count })
      else known.count += count
    }
    if (steps.size <= STEPS_PER_TEMPLATE) return { stepMinutes, steps: [...steps.values()] }
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

/** Of a template's `count` lines in all artifacts; undefined = none of them can be placed. */
export function minutesOf(
  parts: readonly ArtifactMinutes[],
  count: number,
  place: PlaceTime,
): TemplateMinutes | undefined {
  let stepMinutes = parts.reduce((most, part) => Math.max(most, part.stepMinutes), 1)
  let steps = new Map<number, number>()
  let left = count
  for (const { artifact, steps: own } of parts) {
    for (const { time, count: lines } of own) {
      const at = place(artifact, time)
      if (at === undefined) continue
      left -= lines
      addTo(steps, Math.floor(at / MICROS_PER_MINUTE / stepMinutes), lines)
      for (; steps.size > STEPS_PER_TEMPLATE; stepMinutes *= 2) steps = inPairs(steps)
    }
  }
  if (steps.size === 0) return undefined
  const sorted = [...steps].sort(([a], [b]) => a - b)
  return {
    stepMinutes,
    steps: sorted.map(([step, lines]) => ({ at: instant(step * stepMinutes * MICROS_PER_MINUTE), count: lines })),
    unplaced: left,
  }
}

function inPairs(steps: ReadonlyMap<number, number>): Map<number, number> {
  const pairs = new Map<number, number>()
  for (const [step, count] of steps) addTo(pairs, Math.floor(step / 2), count)
  return pairs
}

function addTo(steps: Map<number, number>, step: number, count: number): void {
  steps.set(step, (steps.get(step) ?? 0) + count)
}
