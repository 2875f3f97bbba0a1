import { formatBytes } from '#shared/base/size-text.ts'
import type { RunProgress } from '../services/analyse-source-run.ts'

const WIDTH = 24
const REDRAW_MS = 100
/** Short work needs no bar. */
const QUIET_MS = 500
/** From the cursor to the end of the line. */
const ERASE = '\u001b[K'

export type BarProgress = Pick<RunProgress, 'doneBytes' | 'totalBytes'> & { readonly bytesPerSecond?: number }

/** A bar on a terminal's stderr; nothing anywhere else. */
export interface ProgressBar {
  update(run: string, progress: BarProgress): void
  /** Nothing is known yet but how many artifacts there are so far. */
  count(run: string, artifacts: number): void
  clear(): void
}

/** What a bar needs of standard error. */
type Screen = Pick<NodeJS.WriteStream, 'isTTY' | 'columns'> & { write(text: string): boolean }

export function createProgressBar(stream: Screen, now: () => number): ProgressBar {
  if (!stream.isTTY) return { update: () => undefined, count: () => undefined, clear: () => undefined }
  const runs = new Map<string, BarProgress>()
  const counts = new Map<string, number>()
  const started = now()
  let drawn = 0
  let isOpen = true
  const clear = () => {
    isOpen = false
    if (drawn > 0) stream.write(`\r${ERASE}`)
  }
  const draw = (text: () => string) => {
    if (!isOpen || now() - started < QUIET_MS || now() - drawn < REDRAW_MS) return
    drawn = now()
    stream.write(`\r${fit(text(), stream.columns)}${ERASE}`)
  }
  return {
    update(run, progress) {
      runs.set(run, progress)
      if (progress.doneBytes > 0) draw(() => line([...runs.values()]))
    },
    count(run, artifacts) {
      counts.set(run, artifacts)
      if (runs.size === 0) draw(() => `${sum(counts.values())} artifacts listed`)
    },
    clear,
  }
}

/** A line that wraps could not be erased. */
function fit(text: string, columns: number): string {
  return columns > 0 ? text.slice(0, columns - 1) : text
}

function line(runs: readonly BarProgress[]): string {
  const done = sum(runs.map(run => run.doneBytes))
  const total = sum(runs.map(run => run.totalBytes ?? run.doneBytes))
  const rate = sum(runs.map(run => run.bytesPerSecond ?? 0))
  const share = total === 0 ? 0 : Math.min(1, done / total)
  const filled = Math.round(share * WIDTH)
  return `[${'='.repeat(filled)}${' '.repeat(WIDTH - filled)}] ${formatBytes(done)} of ${formatBytes(total)}${rate === 0 ? '' : `, ${formatBytes(rate)}/s`}`
}

function sum(numbers: Iterable<number>): number {
  let total = 0
  for (const number of numbers) total += number
  return total
}
