import { MICROS_PER_MINUTE, type Instant } from '#shared/base/time.ts'
import type { Settings } from '#shared/ipc/contract.ts'
import type { TemplateMinutes } from '#shared/model/template.ts'
import { clockText, timeText } from '../../domain/time-text.ts'
import { formatCount, plural } from '../../ui/number-text.ts'

/** Lines over time of one run; undefined `start` = it is not known when that began, and the first line stands for it. */
export interface RunMinutes {
  readonly minutes: TemplateMinutes
  readonly start: Instant | undefined
}

/** Micros since each run's start that all bars of a list span, so that they line up. */
export interface MinuteRange {
  readonly from: number
  readonly to: number
}

/** Undefined = there is nothing to draw. */
export function rangeOf(all: readonly RunMinutes[]): MinuteRange | undefined {
  let [from, to] = [Infinity, -Infinity]
  for (const { minutes, start } of all) {
    const { first, last, step } = edgesOf(minutes)
    const zero = start ?? first
    from = Math.min(from, first - zero)
    to = Math.max(to, last + step - zero)
  }
  return from < to ? { from, to } : undefined
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
export function barsPath({ minutes, start }: RunMinutes, range: MinuteRange): string {
  const zero = start ?? edgesOf(minutes).first
  const columns = new Map<number, number>()
  for (const { at, count } of minutes.steps) {
    const part = (at - zero - range.from) / (range.to - range.from)
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
export function minutesText({ minutes, start }: RunMinutes, mode: Settings['time']): string {
  const { steps, stepMinutes, unplaced } = minutes
  const most = steps.reduce<TemplateMinutes['steps'][number] | undefined>(
    (best, step) => (best === undefined || step.count > best.count ? step : best),
    undefined,
  )
  if (most === undefined) return ''
  const within = stepMinutes === 1 ? 'a minute' : `${stepMinutes.toString()} min`
  const from = mode === 'relative' && start !== undefined ? timeText(most.at, mode, start) : clockText(most.at, mode)
  const what = steps.length === 1 ? 'all' : `most, ${formatCount(most.count)},`
  const missing = unplaced === 0 ? '' : `; ${plural(unplaced, 'line')} without a time`
  return `${what} within ${within} from ${from}${missing}`
}
