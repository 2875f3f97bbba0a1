import type { RunProgress } from '../services/analyse-source-run.ts'

const WIDTH = 24
const REDRAW_MS = 100
/** Short work needs no bar. */
const QUIET_MS = 500
/** From the cursor to the end of the line. */
const ERASE = '\u001b[K'

/** A bar on a terminal's stderr; nothing anywhere else. */
export interface ProgressBar {
  update(run: string, progress: Pick<RunProgress, 'doneBytes' | 'totalBytes'>): void
  clear(): void
}

/** What a bar needs of standard error. */
type Screen = Pick<NodeJS.WriteStream, 'isTTY' | 'columns'> & { write(text: string): boolean }

export function createProgressBar(stream: Screen, now: () => number): ProgressBar {
  if (!stream.isTTY) return { update: () => undefined, clear: () => undefined }
  const runs = new Map<string, Pick<RunProgress, 'doneBytes' | 'totalBytes'>>()
  const started = now()
  let drawn = 0
  let isOpen = true
  const clear = () => {
    isOpen = false
    if (drawn > 0) stream.write(`\r${ERASE}`)
  }
  return {
    update(run, progress) {
      runs.set(run, progress)
      if (!isOpen || progress.doneBytes === 0 || now() - started < QUIET_MS || now() - drawn < REDRAW_MS) return
      drawn = now()
      stream.write(`\r${fit(line([...runs.values()]), stream.columns)}${ERASE}`)
    },
    clear,
  }
}

/** A line that wraps could not be erased. */
function fit(text: string, columns: number): string {
  return columns > 0 ? text.slice(0, columns - 1) : text
}

function line(runs: readonly Pick<RunProgress, 'doneBytes' | 'totalBytes'>[]): string {
  const done = runs.reduce((sum, run) => sum + run.doneBytes, 0)
  const total = runs.reduce((sum, run) => sum + (run.totalBytes ?? run.doneBytes), 0)
  const share = total === 0 ? 0 : Math.min(1, done / total)
  const filled = Math.round(share * WIDTH)
  return `[${'='.repeat(filled)}${' '.repeat(WIDTH - filled)}] ${megabytes(done)} of ${megabytes(total)} MB`
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)
}
