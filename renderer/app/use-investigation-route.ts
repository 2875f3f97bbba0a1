import { useEffect, useRef } from 'react'
import type { Backend } from '#shared/ipc/contract.ts'
import type { SourceView } from '#shared/ipc/views.ts'
import { comparedPair, type ComparedPair } from '../state/compared-pair.ts'
import { getRoute, routeTo, useRoute } from '../state/route.ts'
import { useInvestigation, useStores, type Stores } from '../state/stores.tsx'
import { defaultPair } from '../state/suggest-pair.ts'

/** Opens what the address names; an address that names nothing gets the runs that need no choosing, or the choice. */
export function useInvestigationRoute(): void {
  const stores = useStores()
  const { investigation, view } = stores
  const pair = comparedPair(useRoute())
  // A route is a new object with each step; what it compares is not.
  const wanted = pair === undefined ? undefined : JSON.stringify(pair)
  const sources = useInvestigation(state => state.sources)
  const known = useRef<string>(undefined)

  useEffect(() => {
    if (sources.kind !== 'ready') return
    const ids = sources.value.map(source => source.sourceId).join(' ')
    // While a run is copied its source changes often; whoever closed the dialog has seen it.
    const isNew = ids !== known.current
    known.current = ids
    if (getRoute().baseline === undefined)
      void openDefault(stores, sources.value, isNew).then(stores.view.getState().start)
  }, [stores, sources])

  useEffect(() => {
    if (wanted === undefined) return
    view.getState().start()
    void investigation.getState().openInvestigation(JSON.parse(wanted) as ComparedPair)
  }, [investigation, view, wanted])
}

async function openDefault({ backend, view }: Stores, sources: readonly SourceView[], isNew: boolean): Promise<void> {
  const pair = defaultPair(sources)
  const isSample = sources.every(source => source.kind === 'sample')
  if (isSample && !isNew) return
  // Who was here before wants their own runs, not the sample again.
  const isReturning = isSample && pair !== undefined && (await wasHere(backend))
  if (getRoute().baseline !== undefined) return
  if (pair !== undefined && !isReturning) {
    routeTo({ baseline: pair.baseline.runId, target: pair.target.runId }, { replace: true })
  } else if (isNew) view.getState().showDialog('sources')
}

/** Runs of a bucket or saved cases are there from before. */
async function wasHere(backend: Backend): Promise<boolean> {
  const [cache, cases] = await Promise.all([backend.call('cache.get', {}), backend.call('case.list', {})])
  return (cache.ok && cache.value.runs.length > 0) || (cases.ok && cases.value.cases.length > 0)
}
