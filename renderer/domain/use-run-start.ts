import type { Instant } from '#shared/base/time.ts'
import { useInvestigation } from '../state/stores.tsx'

/** When a run of the shown comparison began; undefined while nothing is shown, and where no artifact states it. */
export function useRunStart(side: 'good' | 'bad'): Instant | undefined {
  return useInvestigation(({ investigation }) =>
    investigation.kind === 'ready' ? investigation.value[side].run.startedAt : undefined,
  )
}
