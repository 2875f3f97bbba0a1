import type { TimelineSide, TimelineWindow } from '#shared/ipc/views.ts'

/** An answer about a window of one run, from its own start. */
export interface Level {
  readonly window: TimelineWindow
  readonly side: TimelineSide
}

/** Answers kept of one run beside that of the whole. */
const KEPT = 12
/** A window that is nearly the whole is drawn from the whole. */
const LEAST_GAIN = 1.5

/**
 * The window to ask about for what is visible: two to four times as long and on a grid of a quarter of itself, so that small
 * moves need no new answer and the way back finds the old one. Undefined where the whole is fine enough.
 */
export function tileFor(visible: TimelineWindow, whole: TimelineWindow): TimelineWindow | undefined {
  const length = Math.max(1, visible.to - visible.from)
  const all = Math.max(1, whole.to - whole.from)
  if (length * 2 * LEAST_GAIN > all) return undefined
  const halvings = Math.floor(Math.log2(all / (2 * length)))
  const tile = Math.ceil(all / 2 ** halvings)
  const grid = tile / 4
  const from = whole.from + Math.floor(((visible.from + visible.to) / 2 - tile / 2 - whole.from) / grid) * grid
  return { from: Math.floor(from), to: Math.ceil(from + tile + grid) }
}

/** The finest of the levels that reach over what is visible; the last one is the whole, and serves everywhere. */
export function pickLevel(levels: readonly Level[], visible: TimelineWindow): Level | undefined {
  const covering = levels.filter(({ window }) => window.from <= visible.from && window.to >= visible.to)
  const finest = covering.reduce<Level | undefined>(
    (best, level) => (best === undefined || lengthOf(level) < lengthOf(best) ? level : best),
    undefined,
  )
  return finest ?? levels.at(-1)
}

/** Puts a new answer first; the ones that were not used for longest go. The whole stays last. */
export function keepLevel(levels: readonly Level[], level: Level): readonly Level[] {
  const whole = levels.at(-1)
  const others = levels.slice(0, -1).filter(({ window }) => !isSame(window, level.window))
  return [level, ...others.slice(0, KEPT - 1), ...(whole === undefined ? [] : [whole])]
}

export function hasLevel(levels: readonly Level[], window: TimelineWindow): boolean {
  return levels.some(level => isSame(level.window, window))
}

function isSame(a: TimelineWindow, b: TimelineWindow): boolean {
  return a.from === b.from && a.to === b.to
}

function lengthOf({ window }: Level): number {
  return window.to - window.from
}
