import { setMaxListeners } from 'node:events'

/** Work that ^C ends by and by: what it holds is given back before the process ends. */
export interface Stopping {
  readonly signal: AbortSignal
  /** Stops listening. When a signal came, the process ends by it now, as if nobody had listened. */
  end(): void
}

/** Turns ^C, a hang-up or a polite kill into an abort. A second one ends the process at once. */
export function stopOnSignal(): Stopping {
  const stop = new AbortController()
  // Every download listens to it.
  setMaxListeners(0, stop.signal)
  let caught: NodeJS.Signals | undefined
  const listen = (signal: NodeJS.Signals): void => {
    caught = signal
    stopListening()
    stop.abort()
  }
  const stopListening = (): void => {
    for (const signal of SIGNALS) process.off(signal, listen)
  }
  for (const signal of SIGNALS) process.on(signal, listen)
  return {
    signal: stop.signal,
    end: () => {
      stopListening()
      if (caught !== undefined) process.kill(process.pid, caught)
    },
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
