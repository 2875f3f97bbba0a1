import type { LaneDensity } from '#shared/model/timeline.ts'
import type { Plot } from './layout-marks.ts'
import { toOffset, toX } from './timeline-scale.ts'

/** How many shades there are; 0 is none. */
export const HEAT_LEVELS = 10
/** Pixels that one shade is measured over. */
const COLUMN = 3
/** Lines a second at which a shade begins to be seen. */
const FAINT = 0.02

/** Neighbouring columns of one shade. */
export interface HeatCell {
  readonly left: number
  readonly right: number
  /** Of all lines, and of those at error level: 0 to {@link HEAT_LEVELS}. */
  readonly lines: number
  readonly errors: number
}

/** The shade of a rate, on a logarithmic scale up to the most that any lane of both runs reaches. */
export function heatLevel(linesPerSecond: number, peak: number): number {
  if (!(linesPerSecond > 0)) return 0
  const share = Math.log1p(linesPerSecond / FAINT) / Math.log1p(Math.max(peak, FAINT) / FAINT)
  return Math.max(1, Math.min(HEAT_LEVELS, Math.ceil(share * HEAT_LEVELS)))
}

/** The most lines a second in any step. */
export function peakRate(densities: readonly LaneDensity[]): number {
  return densities.reduce((peak, { lines, stepMicros }) => {
    const most = lines.reduce((a, b) => Math.max(a, b), 0)
    return Math.max(peak, (most / stepMicros) * 1e6)
  }, 0)
}

/** Shades of one strip from left to right, without those of nothing. Several artifacts of a lane are added up. */
export function layoutHeat(densities: readonly LaneDensity[], plot: Plot, peak: number): readonly HeatCell[] {
  const columns = Math.ceil(plot.width / COLUMN)
  const lines = new Float64Array(columns)
  const errors = new Float64Array(columns)
  for (const density of densities) {
    addRates(lines, density, { plot, values: density.lines })
    addRates(errors, density, { plot, values: density.errors })
  }
  return joinColumns(lines, errors, { peak, width: plot.width })
}

interface Added {
  readonly plot: Plot
  readonly values: readonly number[]
}

/** Each column gets the rates of the steps that it touches, by the share of it that they cover. */
function addRates(columns: Float64Array, { from, stepMicros, lines }: LaneDensity, { plot, values }: Added): void {
  const { span, width, origin } = plot
  if (!(stepMicros > 0)) return
  const first = Math.max(0, Math.floor((origin + span.from - from) / stepMicros))
  const last = Math.min(lines.length - 1, Math.floor((origin + span.to - from) / stepMicros))
  for (let step = first; step <= last; step++) {
    const count = values[step] ?? 0
    if (count === 0) continue
    const at = from + step * stepMicros - origin
    const left = toX(span, width, at) / COLUMN
    const right = toX(span, width, at + stepMicros) / COLUMN
    // Thinner than a column, it still shows, at the rate that it has over the column.
    spread(columns, (count / stepMicros) * 1e6, [left, right])
  }
}

function spread(columns: Float64Array, rate: number, [left, right]: readonly [number, number]): void {
  const end = Math.min(columns.length - 1, Math.floor(right))
  for (let column = Math.max(0, Math.floor(left)); column <= end; column++) {
    const covered = Math.min(right, column + 1) - Math.max(left, column)
    columns[column] = (columns[column] ?? 0) + rate * Math.max(0, covered)
  }
}

function joinColumns(
  lines: Float64Array,
  errors: Float64Array,
  { peak, width }: { readonly peak: number; readonly width: number },
): readonly HeatCell[] {
  const cells: HeatCell[] = []
  for (let column = 0; column < lines.length; column++) {
    const shade = heatLevel(lines[column] ?? 0, peak)
    const error = heatLevel(errors[column] ?? 0, peak)
    if (shade === 0 && error === 0) continue
    const left = column * COLUMN
    const right = Math.min(width, left + COLUMN)
    const last = cells.at(-1)
    if (last?.right === left && last.lines === shade && last.errors === error)
      cells[cells.length - 1] = { ...last, right }
    else cells.push({ left, right, lines: shade, errors: error })
  }
  return cells
}

/** Lines of the steps under a place. */
export interface LinesAt {
  readonly lines: number
  readonly errors: number
  /** The stretch that they were counted over: absolute instants. */
  readonly from: number
  readonly to: number
}

/** What was counted under a pixel; undefined where nothing was. */
export function linesAt(
  densities: readonly LaneDensity[],
  { span, width, origin }: Plot,
  x: number,
): LinesAt | undefined {
  const from = origin + toOffset(span, width, x - COLUMN / 2)
  const to = origin + toOffset(span, width, x + COLUMN / 2)
  const found = densities.flatMap(density => countBetween(density, from, to) ?? [])
  if (found.length === 0) return undefined
  return {
    lines: found.reduce((sum, one) => sum + one.lines, 0),
    errors: found.reduce((sum, one) => sum + one.errors, 0),
    from: Math.min(...found.map(one => one.from)),
    to: Math.max(...found.map(one => one.to)),
  }
}

function countBetween(
  { from: start, stepMicros, lines, errors }: LaneDensity,
  from: number,
  to: number,
): LinesAt | undefined {
  const first = Math.max(0, Math.floor((from - start) / stepMicros))
  const end = Math.min(lines.length, Math.floor((to - start) / stepMicros) + 1)
  const sum = (values: readonly number[]) => values.slice(first, end).reduce((a, b) => a + b, 0)
  if (end <= first || sum(lines) + sum(errors) === 0) return undefined
  return { lines: sum(lines), errors: sum(errors), from: start + first * stepMicros, to: start + end * stepMicros }
}
