import { useEffect } from 'react'
import { getRoute, routeTo, useRoute } from '../state/route.ts'
import { useInvestigation, useStores } from '../state/stores.tsx'
import { defaultPair } from '../state/suggest-pair.ts'

/** Opens what the address names; an address that names nothing gets the runs that need no choosing, or the choice. */
export function useInvestigationRoute(): void {
  const { investigation, view } = useStores()
  const { baseline, target } = useRoute()
  const sources = useInvestigation(state => state.sources)

  useEffect(() => {
    if (sources.kind !== 'ready' || getRoute().baseline !== undefined) return
    const pair = defaultPair(sources.value)
    if (pair === undefined) view.getState().showDialog('sources')
    else routeTo({ baseline: pair.baseline.runId, target: pair.target.runId }, { replace: true })
  }, [sources, view])

  useEffect(() => {
    if (baseline !== undefined && target !== undefined)
      void investigation.getState().openInvestigation(baseline, target)
  }, [investigation, baseline, target])
}
