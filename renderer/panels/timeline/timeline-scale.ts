/** A stretch of the relative clock: microseconds from each run's own start. */
export interface Span {
  readonly from: number
  readonly to: number
}

export interface Tick {
  readonly offset: number
  readonly label: string
}

/** Nothing is written more finely than this; zooming on would show the same. Microseconds. */
export const MIN_SPAN = 10_000

const SECOND = 1_000_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const STEPS: readonly number[] = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500].map(milliseconds => milliseconds * 1_000),
  ...[1, 2, 5, 10, 15, 30].map(seconds => seconds * SECOND),
  ...[1, 2, 5, 10, 15, 30].map(minutes => minutes * MINUTE),
  ...[1, 2, 3, 6, 12, 24, 48, 120, 240].map(hours => hours * HOUR),
]

export function toX(span: Span, width: number, offset: number): number {
  return ((offset - span.from) / (span.to - span.from)) * width
}

export function toOffset(span: Span, width: number, x: number): number {
  return span.from + (x / Math.max(1, width)) * (span.to - span.from)
}

/** Keeps the length where it can, never longer than the extent, never shorter than {@link MIN_SPAN}, never outside. */
export function clampSpan(span: Span, extent: Span): Span {
  const whole = Math.max(MIN_SPAN, extent.to - extent.from)
  const length = Math.min(whole, Math.max(MIN_SPAN, span.to - span.from))
  const from = Math.min(Math.max(span.from, extent.from), extent.from + whole - length)
  return { from: Math.round(from), to: Math.round(from + length) }
}

/** `factor` < 1 looks closer; `anchor` stays where it is on the screen. */
export function zoomAt(span: Span, zoom: { readonly factor: number; readonly anchor: number }, extent: Span): Span {
  const whole = Math.max(MIN_SPAN, extent.to - extent.from)
  const length = Math.min(whole, Math.max(MIN_SPAN, (span.to - span.from) * zoom.factor))
  const share = (zoom.anchor - span.from) / (span.to - span.from)
  const from = zoom.anchor - share * length
  return clampSpan({ from, to: from + length }, extent)
}

/** Moves by a share of what is visible: 0.1 is a tenth of the screen to the right. */
export function panBy(span: Span, share: number, extent: Span): Span {
  const delta = (span.to - span.from) * share
  return clampSpan({ from: span.from + delta, to: span.to + delta }, extent)
}

/** Half of the way from a span to another; the other itself once they are as good as the same. */
export function nearer(span: Span, goal: Span): Span {
  const close = (goal.to - goal.from) * 0.002
  if (Math.abs(goal.from - span.from) < close && Math.abs(goal.to - span.to) < close) return goal
  return { from: (span.from + goal.from) / 2, to: (span.to + goal.to) / 2 }
}

/** A closer look around a stretch, with air to both sides; never wider than what is visible. */
export function focusOn(stretch: Span, visible: Span, extent: Span): Span {
  const air = Math.max(MIN_SPAN, (stretch.to - stretch.from) * 0.25, (visible.to - visible.from) * 0.05)
  return clampSpan({ from: stretch.from - air, to: stretch.to + air }, extent)
}

/** The same length, moved as far as it takes to have a place well inside. */
export function reveal(offset: number, visible: Span, extent: Span): Span {
  const margin = (visible.to - visible.from) * 0.1
  if (offset >= visible.from + margin && offset <= visible.to - margin) return visible
  const half = (visible.to - visible.from) / 2
  return clampSpan({ from: offset - half, to: offset + half }, extent)
}

/** Round offsets inside the span, at least `gap` pixels apart. */
export function buildTicks(span: Span, width: number, gap = 90): readonly Tick[] {
  const wanted = ((span.to - span.from) / Math.max(1, width)) * gap
  const step = STEPS.find(candidate => candidate >= wanted) ?? Math.ceil(wanted / (240 * HOUR)) * 240 * HOUR
  const ticks: Tick[] = []
  for (let index = Math.ceil(span.from / step); index * step <= span.to; index++) {
    ticks.push({ offset: index * step, label: formatOffset(index * step, step) })
  }
  return ticks
}

/** Both ends of a span, for people. */
export function formatEnds({ from, to }: Span): Readonly<Record<'from' | 'to', string>> {
  return { from: formatOffset(from), to: formatOffset(to) }
}

/**
 * `+12 min`, `+1 h 05 min`, `+3 min 20 s`, `+4.250 s`, `−2 s`, `0`: for people. `step` says how fine it has to be;
 * parts smaller than the step are left out.
 */
export function formatOffset(offset: number, step = SECOND): string {
  const sign = offset < 0 ? '−' : '+'
  const micros = Math.abs(offset)
  const rounded = Math.round(micros / Math.min(step, SECOND)) * Math.min(step, SECOND)
  if (rounded === 0) return '0'
  return `${sign}${formatParts(rounded, step)}`
}

function formatParts(micros: number, step: number): string {
  const hours = Math.floor(micros / HOUR)
  const minutes = Math.floor((micros % HOUR) / MINUTE)
  const seconds = (micros % MINUTE) / SECOND
  const secondsText = formatSeconds(seconds, { step, isPadded: micros >= MINUTE })
  if (hours > 0) {
    const rest = step < MINUTE && seconds > 0 ? ` ${pad(minutes)} min ${secondsText} s` : ` ${pad(minutes)} min`
    return `${hours} h${minutes === 0 && step >= HOUR ? '' : rest}`
  }
  if (minutes === 0) return `${secondsText} s`
  return step >= MINUTE || (seconds === 0 && step >= SECOND) ? `${minutes} min` : `${minutes} min ${secondsText} s`
}

function formatSeconds(
  seconds: number,
  { step, isPadded }: { readonly step: number; readonly isPadded: boolean },
): string {
  const text = step < SECOND ? seconds.toFixed(step < 10_000 ? 3 : 2) : String(Math.floor(seconds))
  return isPadded && seconds < 10 ? `0${text}` : text
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
