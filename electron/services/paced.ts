/** Calls `tell` at once and then at most every `ms` milliseconds, the last time after the last call. */
export function paced(tell: () => void, ms: number): () => void {
  let timer: NodeJS.Timeout | undefined
  let isWaiting = false
  const run = (): void => {
    timer = undefined
    if (!isWaiting) return
    isWaiting = false
    tell()
    timer = setTimeout(run, ms)
    timer.unref()
  }
  return () => {
    isWaiting = true
    if (timer === undefined) run()
  }
}
