import type { RunProgress } from '../services/analyse-source-run.ts'

const WIDTH = 24
const REDRAW_MS = 100
/** Short work needs no bar. */
const QUIET_MS = 500

/** A bar on a terminal's stderr; nothing anywhere else. */
export interface ProgressBar {
  update(run: string, progress: Pick<RunProgress, 'doneBytes' | 'totalBytes'>): void
  clear(): void
}

export function createProgressBar(stream: NodeJS.WriteStream, now: () => number): ProgressBar {
  if (!stream.isTTY) return { update: () => undefined, clear: () => undefined }
  const runs = new Map<string, Pick<RunProgress, 'doneBytes' | 'totalBytes'>>()
  const started = now()
  let drawn = 0
  return {
    update(run, progress) {
      runs.set(run, progress)
      if (now() - started < QUIET_MS || now() - drawn < REDRAW_MS) return
      drawn = now()
      stream.write(`\r\u001b[K${line([...runs.values()])}`)
    },
    clear: () => {
      if (drawn > 0) stream.write('\r\u001b[K')
    },
  }
}

function line(runs: readonly Pick<RunProgress, 'doneBytes' | 'totalBytes'>[]): string {
  const done = runs.reduce((sum, run) => sum + run.doneBytes, 0)
  const total = runs.reduce((sum, run) => sum + (run.totalBytes ?? run.doneBytes), 0)
  const share = total === 0 ? 0 : Math.min(1, done / total)
  const filled = Math.round(share * WIDTH)
  return `[${'='.repeat(filled)}${' '.repeat(WIDTH - filled)}] ${(done / 1e6).toFixed(0)} of ${(total / 1e6).toFixed(0)} MB`
}
