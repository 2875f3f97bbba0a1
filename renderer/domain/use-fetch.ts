import type { Result } from '#shared/base/result.ts'
import { errorText } from '#shared/report/error-text.ts'
import { useStores } from '../state/stores.tsx'

/** What a person can ask for a run in a bucket. */
export interface FetchActions {
  /** These artifacts, or everything that is missing. */
  readonly fetch: (artifacts?: readonly string[]) => void
  readonly stop: () => void
}

/** Asks, and says at the foot of the window what could not be had; how far it got comes with the run's copy. */
export function useFetch(runId: string): FetchActions {
  const { fetches, view } = useStores()
  const say = async (asked: Promise<Result<null>>) => {
    const result = await asked
    if (!result.ok && result.error.code !== 'cancelled') view.getState().notify(errorText(result.error).what)
  }
  return {
    fetch: artifacts => void say(fetches.fetch(runId, artifacts)),
    stop: () => void say(fetches.stop(runId)),
  }
}
