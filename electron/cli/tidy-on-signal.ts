/**
 * Tidies when ^C, a hang-up or a polite kill comes; then the process ends by that signal, as if nobody had listened.
 * The answer stops listening.
 */
export function tidyOnSignal(tidy: () => void): () => void {
  const end = (signal: NodeJS.Signals) => {
    stop()
    tidy()
    process.kill(process.pid, signal)
  }
  const stop = () => {
    for (const signal of SIGNALS) process.off(signal, end)
  }
  for (const signal of SIGNALS) process.on(signal, end)
  return stop
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
