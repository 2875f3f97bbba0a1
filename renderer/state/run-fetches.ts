import type { Result } from '#shared/base/result.ts'
import type { Backend } from '#shared/ipc/contract.ts'

/** Copying of runs on a person's wish. How far it got comes with `fetch.progress`, not from here. */
export interface RunFetches {
  /** Copies these artifacts, or everything that is missing. `cancelled` when a later wish for the same run took its place. */
  fetch(runId: string, artifacts?: readonly string[]): Promise<Result<null>>
  stop(runId: string): Promise<Result<null>>
}

/** As many as one request may name; the rest stay listed and can be asked for again. */
const MOST_NAMES = 1_000

export function createRunFetches(backend: Backend): RunFetches {
  const waiting = new Map<string, AbortController>()
  return {
    fetch: async (runId, artifacts) => {
      // A browser keeps six connections to a host, and each wait holds one for minutes. Only the last of a run waits:
      // letting go of a wait stops no copying, and what fails is listed with its artifact.
      waiting.get(runId)?.abort()
      const mine = new AbortController()
      waiting.set(runId, mine)
      const names = artifacts === undefined ? {} : { artifacts: artifacts.slice(0, MOST_NAMES) }
      const result = await backend.call('run.fetch', { runId, ...names }, mine.signal)
      if (waiting.get(runId) === mine) waiting.delete(runId)
      return result
    },
    stop: runId => backend.call('run.stop', { runId }),
  }
}
