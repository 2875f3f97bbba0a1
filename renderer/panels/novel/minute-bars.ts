import { MICROS_PER_MINUTE, type Instant } from '#shared/base/time.ts'
import type { Settings } from '#shared/ipc/contract.ts'
import type { NovelTemplate } from '#shared/model/log-comparison.ts'
import type { Template, TemplateMinutes } from '#shared/model/template.ts'
import { clockText, timeText } from '../../domain/time-text.ts'
import { strings } from '../../strings/index.ts'

/** Lines over time of one of the runs that a list is about, by its number. */
export interface RunMinutes {
  readonly run: number
  readonly minutes: TemplateMinutes
}

/** One scale for all bars of a list, so that they line up. */
export interface MinuteScale {
  /** By the number of the run: its start, or the first line listed of it where its start is not known. */
  readonly zeros: readonly number[]
  /** Micros since each run's zero that all bars span. */
  readonly from: number
  readonly to: number
}

/** By the number of the run; undefined = it is not known when it began. */
export type RunStarts = readonly (Instant | undefined)[]

/** The number of the run that an entry cites, of its side; there is one bad run. */
export function runOf({ goodRun = 0 }: Pick<NovelTemplate, 'goodRun'>): number {
  return goodRun
}

/** When the lines of each entry that has times were written. */
export function minutesOf(entries: readonly Entry[]): readonly RunMinutes[] {
  return entries.flatMap(entry => {
    const { minutes } = entry.template
    return minutes === undefined ? [] : [{ run: runOf(entry), minutes }]
  })
}

type Entry = Pick<NovelTemplate, 'goodRun'> & { readonly template: Pick<Template, 'minutes'> }

/** Undefined = there is nothing to draw. */
export function scaleOf(all: readonly RunMinutes[], starts: RunStarts): MinuteScale | undefined {
  const zeros = zerosOf(all, starts)
  let [from, to] = [Infinity, -Infinity]
  for (const { run, minutes } of all) {
    const { first, last, step } = edgesOf(minutes)
    const zero = zeros[run] ?? first
    from = Math.min(from, first - zero)
    to = Math.max(to, last + step - zero)
  }
  return from < to ? { zeros, from, to } : undefined
}

function zerosOf(all: readonly RunMinutes[], starts: RunStarts): readonly number[] {
  const firsts = starts.map(() => Infinity)
  for (const { run, minutes } of all) firsts[run] = Math.min(firsts[run] ?? Infinity, edgesOf(minutes).first)
  return firsts.map((first, run) => starts[run] ?? first)
}

function edgesOf({ steps, stepMinutes }: TemplateMinutes) {
  const first = steps[0]?.at ?? 0
  return { first, last: steps.at(-1)?.at ?? first, step: stepMinutes * MICROS_PER_MINUTE }
}

export const BARS_WIDTH = 128
export const BARS_HEIGHT = 16
/** As wide as a bar is, and the gap behind it. */
const PITCH = 2
const BAR = 1.5
/** What is there is seen. */
const LEAST = 2

/** One path of all bars, as high as the lines of their stretch of time are many beside the most of this template. */
export function barsPath({ run, minutes }: RunMinutes, { zeros, from, to }: MinuteScale): string {
  const zero = zeros[run] ?? edgesOf(minutes).first
  const columns = new Map<number, number>()
  for (const { at, count } of minutes.steps) {
    const part = (at - zero - from) / (to - from)
    const column = Math.floor((part * BARS_WIDTH) / PITCH)
    columns.set(column, (columns.get(column) ?? 0) + count)
  }
  const most = [...columns.values()].reduce((a, b) => Math.max(a, b), 1)
  return [...columns].map(([column, count]) => barOf(column, count / most)).join('')
}

function barOf(column: number, part: number): string {
  const height = LEAST + Math.round(part * (BARS_HEIGHT - LEAST))
  return `M${column * PITCH} ${BARS_HEIGHT}v-${height}h${BAR}v${height}z`
}

/** `most from 12:05:00Z: 41 lines` in a minute, the first of equal ones; what the bars say, in words. */
export function minutesText(
  { steps, stepMinutes, unplaced }: TemplateMinutes,
  mode: Settings['time'],
  start: Instant | undefined,
): string {
  const most = steps.reduce<TemplateMinutes['steps'][number] | undefined>(
    (best, step) => (best === undefined || step.count > best.count ? step : best),
    undefined,
  )
  if (most === undefined) return ''
  const from = mode === 'relative' && start !== undefined ? timeText(most.at, mode, start) : clockText(most.at, mode)
  const lines = steps.length === 1 ? undefined : most.count
  return strings.novel.entry.minutes({ lines, minutes: stepMinutes, from, unplaced })
}
